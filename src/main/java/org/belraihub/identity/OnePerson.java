package org.belraihub.identity;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;
import org.belraihub.person.PersonRegister;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Applies what is learnt about the numbers of a person: they lead to one person from then on, messages carry the number in force, and
 * of several persons the one that was here first gets everything that stands about the others. One transaction; learning the same again
 * changes nothing.
 */
public class OnePerson {

  /** What it came to. */
  public enum Learnt {
    /** Nobody here has any of these numbers. */
    NOBODY,
    /** Everything was known. */
    KNOWN,
    /** A number leads to a person that it did not lead to, or another one is in force. */
    NUMBERS,
    /** Two persons or more were made one. */
    MERGED
  }

  private static final String STANDS_SOMEWHERE = PersonColumn.ALL.stream()
      .map(column -> "exists (select from %s t where t.%s = p.id)".formatted(column.table(), column.name())).collect(Collectors.joining(" or "));

  private final JdbcClient jdbc;
  private final PersonRegister persons;
  private final AuditTrail audit;
  private final TransactionOperations transaction;

  /** On the hub's database. */
  public OnePerson(JdbcClient jdbc, PersonRegister persons, AuditTrail audit, TransactionOperations transaction) {
    this.jdbc = jdbc;
    this.persons = persons;
    this.audit = audit;
    this.transaction = transaction;
  }

  /** Applies a history. */
  public Learnt learn(NumberHistory history) {
    return transaction.execute(status -> {
      lock(known(history));
      // somebody else may have merged them while this one waited for the lock
      SortedSet<Long> known = known(history);
      if (known.isEmpty()) {
        return Learnt.NOBODY;
      }
      long first = known.first();
      known.stream().filter(person -> person != first).forEach(other -> merge(other, first));
      boolean changed = persons.keepNumbers(first, history);
      if (known.size() > 1) {
        return Learnt.MERGED;
      }
      if (changed) {
        audited(AuditAction.PERSON_NUMBERS_LEARNT, first, Map.of());
      }
      return changed ? Learnt.NUMBERS : Learnt.KNOWN;
    });
  }

  private SortedSet<Long> known(NumberHistory history) {
    var numbers = new LinkedHashSet<Insz>(history.others());
    numbers.add(history.current());
    var known = new TreeSet<Long>();
    numbers.forEach(number -> persons.find(number).ifPresent(known::add));
    return known;
  }

  /** Assessments before persons, as a submission locks them. */
  private void lock(Set<Long> known) {
    Long[] ids = known.toArray(Long[]::new);
    if (ids.length > 1) {
      jdbc.sql("select id from assessment where person_id = any(?) order by id for update").param(ids).query(Long.class).list();
    }
    jdbc.sql("select id from person where id = any(?) order by id for update").param(ids).query(Long.class).list();
  }

  private void merge(long other, long into) {
    move(other, into);
    persons.moveTo(into, other);
    audited(AuditAction.PERSONS_MERGED, into, Map.of("merged", Long.toString(other)));
  }

  /** Everything about one to another; nothing is there a second time. Deliveries keep their order at the end of the other's lane. */
  private void move(long other, long into) {
    int deliveries = jdbc.sql("select count(*) from delivery where lane = ? and assessment_id in (select id from assessment where person_id = ?)")
        .params(other, other).query(Integer.class).single();
    if (deliveries > 0) {
      long last = persons.nextSequences(into, deliveries);
      jdbc.sql("""
          update delivery d set lane = ?, sequence = ? + moved.place
          from (select id, row_number() over (order by sequence, id) as place from delivery
                where lane = ? and assessment_id in (select id from assessment where person_id = ?)) as moved
          where d.id = moved.id""").params(into, last - deliveries, other, other).update();
    }
    for (PersonColumn column : PersonColumn.ALL) {
      if (column.key() != null) {
        jdbc.sql("delete from %1$s t where %2$s = ? and exists (select from %1$s o where o.%2$s = ? and (%3$s) = (%4$s))".formatted(column.table(),
            column.name(), prefixed("o", column.key()), prefixed("t", column.key()))).params(other, into).update();
      }
      jdbc.sql("update %s set %s = ? where %s = ?".formatted(column.table(), column.name(), column.name())).params(into, other).update();
    }
  }

  private static String prefixed(String alias, String columns) {
    return alias + "." + columns.replace(", ", ", " + alias + ".");
  }

  /** What a transaction that had begun with the other person wrote about it while it was merged. */
  int moveStragglers(Instant mergedSince) {
    return transaction.execute(status -> {
      List<long[]> merged = jdbc.sql("""
              select p.id, p.merged_into from person p where p.merged_into is not null and p.merged_at > ? and (%s)""".formatted(STANDS_SOMEWHERE))
          .param(Timestamp.from(mergedSince)).query((row, number) -> new long[] {row.getLong(1), row.getLong(2)}).list();
      merged.forEach(pair -> move(pair[0], pair[1]));
      return merged.size();
    });
  }

  private void audited(AuditAction action, long person, Map<String, String> details) {
    audit.record(AuditEvent.ofHub(action, "person-" + person, details).about(person, null));
  }
}
