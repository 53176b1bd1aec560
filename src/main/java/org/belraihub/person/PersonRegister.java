package org.belraihub.person;

import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Persons by internal id. A number leads to its person by keyed hash; whoever asks for a number that is new makes the person, and
 * of two who ask at once one makes it and the other finds it.
 */
public class PersonRegister {

  private static final String PURPOSE = "person_number";

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final KeyedHash hashes;
  private final SystemClock clock;

  /** A register on the hub's database. */
  public PersonRegister(JdbcClient jdbc, FieldCipher cipher, KeyedHash hashes, SystemClock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.hashes = hashes;
    this.clock = clock;
  }

  /** The person with this number, if there is one. */
  public Optional<Long> find(Insz insz) {
    return jdbc.sql("select distinct person_id from person_number where hash in (:hashes)")
        .param("hashes", hashes.candidates(insz.digits(), PURPOSE)).query(Long.class).optional();
  }

  /**
   * The person with this number, made when there is none yet; in the caller's transaction.
   *
   * @throws RefusedException SCHEMA_INVALID for a new number that tells a birth date in the future
   */
  public long findOrCreate(Insz insz) {
    Optional<Long> found = find(insz);
    if (found.isPresent()) {
      return found.get();
    }
    refuseUnborn(insz);
    return create(insz);
  }

  /** Refuses a number whose birth date lies in the future: its check digits are right, but nobody can have it. */
  public void refuseUnborn(Insz insz) {
    if (insz.bornAfter(LocalDate.ofInstant(clock.now(), BelgianTime.ZONE))) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with a birth date in the future", List.of("insz"));
    }
  }

  private long create(Insz insz) {
    var now = Timestamp.from(clock.now());
    long id = jdbc.sql("insert into person (id, created_at) values (nextval('person_seq'), ?) returning id").param(now)
        .query(Long.class).single();
    String[] hashed = hashesOf(insz);
    if (insert(id, insz, hashed, now, null) == hashed.length) {
      return id;
    }
    jdbc.sql("delete from person_number where person_id = ?").param(id).update();
    jdbc.sql("delete from person where id = ?").param(id).update();
    return find(insz).orElseThrow(() -> new IllegalStateException("the number that stood in the way is gone"));
  }

  /**
   * Lets every number of a history lead to this person, the current one in force; in the caller's transaction, which holds the lock of
   * the person's row. A number that leads to somebody else stays there.
   *
   * @return whether anything was new
   */
  public boolean keepNumbers(long person, NumberHistory history) {
    var now = Timestamp.from(clock.now());
    int changed = 0;
    for (Insz former : history.others()) {
      changed += keep(person, former, hashesOf(former), now, now);
    }
    String[] inForce = hashesOf(history.current());
    changed += keep(person, history.current(), inForce, now, null);
    changed += jdbc.sql("update person_number set valid_to = null where person_id = ? and hash = any(?) and valid_to is not null")
        .params(person, inForce).update();
    changed += jdbc.sql("update person_number set valid_to = ? where person_id = ? and hash <> all(?) and valid_to is null")
        .params(now, person, inForce).update();
    return changed > 0;
  }

  /** All hashes of a number lead to one person: those that are new stay with whom one leads to already, who may know fewer keys. */
  private int keep(long person, Insz number, String[] hashed, Timestamp from, @Nullable Timestamp to) {
    int kept = insert(person, number, hashed, from, to);
    if (kept > 0 && kept < hashed.length) {
      kept -= jdbc.sql("""
              delete from person_number n where n.person_id = ? and n.hash = any(?)
                and exists (select from person_number o where o.hash = any(?) and o.person_id <> ?)""")
          .params(person, hashed, hashed, person).update();
    }
    return kept;
  }

  private int insert(long person, Insz number, String[] hashed, Timestamp from, @Nullable Timestamp to) {
    return jdbc.sql("""
            insert into person_number (hash, person_id, sealed, valid_from, valid_to) select unnest(?), ?, ?, ?, ?
            on conflict (hash) do nothing""")
        .params(Arrays.asList(hashed, person, cipher.encryptText(number.digits(), PURPOSE), from, to))
        .update();
  }

  /** The numbers and the death of one person become another's, and the row stays as a signpost; in the caller's transaction. */
  public void moveTo(long into, long other) {
    jdbc.sql("update person_number set person_id = ? where person_id = ?").params(into, other).update();
    jdbc.sql("update person set deceased_on = coalesce(deceased_on, (select deceased_on from person where id = ?)) where id = ?")
        .params(other, into).update();
    jdbc.sql("update person set merged_into = ?, merged_at = ? where id = ? or merged_into = ?")
        .params(into, Timestamp.from(clock.now()), other, other).update();
  }

  /**
   * Asked once for each number that is stored: a key may come between two questions. Always in the same order, so that two who make the
   * same person wait for each other and never across.
   */
  private String[] hashesOf(Insz number) {
    return hashes.candidates(number.digits(), PURPOSE).stream().sorted().toArray(String[]::new);
  }

  /** The number in force of a person, for messages to partners. */
  public Insz inszOf(long person) {
    byte[] sealed = jdbc.sql("""
            select n.sealed from person p join person_number n on n.person_id = coalesce(p.merged_into, p.id)
            where p.id = ? and n.valid_to is null order by n.valid_from desc limit 1""")
        .param(person).query(byte[].class).single();
    return Insz.of(cipher.decryptText(sealed, PURPOSE));
  }

  /** The numbers in force of many persons at once. */
  public Map<Long, Insz> inszOf(Set<Long> persons) {
    var numbers = new HashMap<Long, Insz>();
    jdbc.sql("select person_id, sealed from person_number where person_id = any(?) and valid_to is null order by valid_from")
        .param(persons.toArray(Long[]::new))
        .query(row -> {
          numbers.put(row.getLong("person_id"), Insz.of(cipher.decryptText(row.getBytes("sealed"), PURPOSE)));
        });
    return numbers;
  }

  /**
   * Takes the lock of the person row. The person, or the one into whom this one was merged, whose row is not locked: whoever needs that one
   * begins anew, because two rows of persons are locked in the order of their ids only.
   */
  public long lock(long person) {
    return jdbc.sql("select coalesce(merged_into, id) from person where id = ? for no key update").param(person).query(Long.class).single();
  }

  /** Takes the lock of the person row and gives the next {@code count} places in its delivery lanes; the last of them. */
  public long nextSequences(long person, int count) {
    return jdbc.sql("update person set lane_sequence = lane_sequence + ? where id = ? returning lane_sequence")
        .params(count, person).query(Long.class).single();
  }

  /** The date of death, if known (R1.01). */
  public Optional<LocalDate> deceasedOn(long person) {
    return jdbc.sql("select deceased_on from person where id = ?").param(person).query(LocalDate.class).list().stream()
        .filter(java.util.Objects::nonNull).findFirst();
  }

  /** Records a death, or corrects its date; in the caller's transaction. Of a person who is being merged the other one has died. */
  public void died(long person, LocalDate on) {
    long who = person;
    while (jdbc.sql("update person set deceased_on = ? where id = ? and merged_into is null").params(on, who).update() == 0) {
      who = jdbc.sql("select merged_into from person where id = ?").param(who).query(Long.class).single();
    }
  }
}
