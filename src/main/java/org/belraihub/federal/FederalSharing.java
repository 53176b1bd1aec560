package org.belraihub.federal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.LegName;
import org.belraihub.person.PersonRegister;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Which copies stand at the federal side, and what follows when consent goes or comes back (R7.04). Every change is a compare-and-set
 * on the row of the copy, so that of two who notice the same change one sends the notice; a copy that may have been sent always has a
 * row, so that a revocation always follows it.
 */
public class FederalSharing {

  private static final String SHARED = "SHARED";
  private static final String WITHDRAWN = "WITHDRAWN";

  /**
   * A person whose consent is to be looked at.
   *
   * @param leasedUntil what stands as the next look meanwhile
   */
  record Due(long person, boolean shared, int checks, Instant leasedUntil) {
  }

  private final JdbcClient jdbc;
  private final DeliveryDesk deliveries;
  private final PersonRegister persons;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final SystemClock clock;
  private final Duration firstCheck;

  /** Sharing on the hub's database; a fresh copy is first looked at after the given pause. */
  public FederalSharing(JdbcClient jdbc, DeliveryDesk deliveries, PersonRegister persons, AuditTrail audit,
                        TransactionOperations transaction, SystemClock clock, Duration firstCheck) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.persons = persons;
    this.audit = audit;
    this.transaction = transaction;
    this.clock = clock;
    this.firstCheck = firstCheck;
  }

  /** What a delivery says that is not a first copy. */
  Optional<FederalMessage> message(long delivery) {
    return jdbc.sql("select kind, sequence, caused_at from federal_message where delivery_id = ?").param(delivery)
        .query((row, number) -> new FederalMessage(FederalMessage.Kind.valueOf(row.getString("kind")), row.getLong("sequence"),
            row.getTimestamp("caused_at").toInstant()))
        .optional();
  }

  /** From now on the federal side may have this message, or ask for it; in the transaction that keeps its bytes. */
  void mayBeSent(long delivery) {
    jdbc.sql("insert into federal_sent (delivery_id) values (?) on conflict do nothing").param(delivery).update();
  }

  /** The same of a copy, from now on at the federal side as far as we know; in the transaction that keeps its bytes. */
  void mayBeSent(long delivery, long assessment, long person, long sequence) {
    jdbc.sql("""
            with sent as (insert into federal_sent (delivery_id) values (?) on conflict do nothing)
            insert into federal_copy (assessment_id, person_id, sequence, state, next_check_at) values (?, ?, ?, ?, ?)
            on conflict (assessment_id) do nothing""")
        .params(delivery, assessment, person, sequence, SHARED, Timestamp.from(clock.in(firstCheck))).update();
  }

  /** How long a delivery exists. */
  Duration age(long delivery) {
    Instant created = jdbc.sql("select created_at from delivery where id = ?").param(delivery).query(Timestamp.class).single().toInstant();
    return Duration.between(created, clock.now());
  }

  /** The consent is gone: one notice for each copy that may be there. Gives how many. */
  public int withdraw(long person) {
    return follow(person, SHARED, WITHDRAWN, FederalMessage.Kind.REVOCATION, AuditAction.SHARING_REVOKED);
  }

  /** There is consent again: each copy that was withdrawn goes once more. Gives how many. */
  public int share(long person) {
    return follow(person, WITHDRAWN, SHARED, FederalMessage.Kind.COPY_AGAIN, AuditAction.SHARED_AGAIN);
  }

  private int follow(long person, String from, String to, FederalMessage.Kind kind, AuditAction action) {
    List<Long> written = transaction.execute(status -> {
      Instant now = clock.now();
      List<Long> ids = new ArrayList<>();
      jdbc.sql("""
              update federal_copy set state = ?, sequence = sequence + 1, checks = 0, next_check_at = ?
              where person_id = ? and state = ? returning assessment_id, sequence""")
          .params(to, Timestamp.from(now.plus(firstCheck)), person, from)
          .query((row, number) -> Map.entry(row.getLong("assessment_id"), row.getLong("sequence"))).list()
          .forEach(copy -> ids.add(write(person, copy.getKey(), copy.getValue(), kind, action)));
      return ids;
    });
    written.forEach(id -> deliveries.announce(LegName.FEDERAL, id));
    return written.size();
  }

  /** What a delivery says that is not a first copy; in the transaction that writes it. */
  void note(long delivery, FederalMessage.Kind kind, long sequence) {
    jdbc.sql("insert into federal_message (delivery_id, kind, sequence, caused_at) values (?, ?, ?, ?)")
        .params(delivery, kind.name(), sequence, Timestamp.from(clock.now())).update();
  }

  private long write(long person, long assessment, long sequence, FederalMessage.Kind kind, AuditAction action) {
    long id = deliveries.enqueue(LegName.FEDERAL, FederalLeg.PARTNER, person, persons.nextSequences(person, 1), assessment);
    note(id, kind, sequence);
    audit.record(AuditEvent.ofHub(action, "delivery-" + id, Map.of("sequence", Long.toString(sequence))).about(person, null));
    return id;
  }

  /** Something spoke for a consent that is gone: looked at with the next sweep. */
  public void lookSoon(long person) {
    Timestamp now = Timestamp.from(clock.now());
    jdbc.sql("update federal_copy set next_check_at = ? where person_id = ? and state = ? and next_check_at > ?")
        .params(now, person, SHARED, now).update();
  }

  /** Takes persons that are due, so that no other node looks at them for the time of the lease. */
  List<Due> takeDue(int limit, Duration lease) {
    Timestamp now = Timestamp.from(clock.now());
    return jdbc.sql("""
            update federal_copy set next_check_at = ? where assessment_id in (
              select assessment_id from federal_copy where next_check_at <= ? order by next_check_at limit ? for update skip locked)
            returning person_id, state, checks, next_check_at""")
        .params(Timestamp.from(clock.in(lease)), now, limit)
        .query((row, number) -> new Due(row.getLong("person_id"), SHARED.equals(row.getString("state")), row.getInt("checks"),
            row.getTimestamp("next_check_at").toInstant())).list();
  }

  /** Nothing changed: the next look at the person's copies in this state. What somebody made due since the look began stays due. */
  void lookAgain(Due due, Duration pause) {
    jdbc.sql("""
            update federal_copy set checks = checks + 1, next_check_at = ?
            where person_id = ? and state = ? and (next_check_at = ? or next_check_at > ?)""")
        .params(Timestamp.from(clock.in(pause)), due.person(), due.shared() ? SHARED : WITHDRAWN, Timestamp.from(due.leasedUntil()),
            Timestamp.from(clock.now())).update();
  }

  /** How many copies are due to be looked at, for metrics. */
  public long due() {
    return jdbc.sql("select count(*) from federal_copy where next_check_at <= ?").param(Timestamp.from(clock.now())).query(Long.class).single();
  }
}
