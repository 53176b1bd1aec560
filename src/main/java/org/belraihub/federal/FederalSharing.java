package org.belraihub.federal;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

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

  private enum Change {
    WITHDRAWAL(SHARED, WITHDRAWN, FederalMessage.Kind.REVOCATION, AuditAction.SHARING_REVOKED),
    RETURN(WITHDRAWN, SHARED, FederalMessage.Kind.COPY_AGAIN, AuditAction.SHARED_AGAIN);

    private final String from;
    private final String to;
    private final FederalMessage.Kind kind;
    private final AuditAction action;

    Change(String from, String to, FederalMessage.Kind kind, AuditAction action) {
      this.from = from;
      this.to = to;
      this.kind = kind;
      this.action = action;
    }
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
    return follow(person, Change.WITHDRAWAL);
  }

  /** There is consent again: each copy that was withdrawn goes once more. Gives how many. */
  public int share(long person) {
    return follow(person, Change.RETURN);
  }

  private int follow(long person, Change change) {
    List<Long> written = written(person, person, change);
    written.forEach(id -> deliveries.announce(LegName.FEDERAL, id));
    return written.size();
  }

  /**
   * Locks what a merge of persons locks, in its order: assessments, the person, the copies. Somebody who was merged while this one waited
   * is followed in a new transaction.
   *
   * @param asked  person about whom the change is, under whom copies may stand yet
   * @param person the same, as far as is known
   */
  private List<Long> written(long asked, long person, Change change) {
    List<Long> ids = new ArrayList<>();
    long found = transaction.execute(status -> {
      if (lockAssessments(asked, change.from).isEmpty()) {
        return person;
      }
      long locked = persons.lock(person);
      if (locked == person) {
        turned(asked, person, change).forEach((assessment, sequence) -> ids.add(write(person, assessment, sequence, change)));
      }
      return locked;
    });
    return found == person ? ids : written(asked, found, change);
  }

  private List<Long> lockAssessments(long asked, String state) {
    return jdbc.sql("""
            select id from assessment where id in (
              select assessment_id from federal_copy
              where state = ? and person_id in (?, (select coalesce(merged_into, id) from person where id = ?)))
            order by id for key share""")
        .params(state, asked, asked).query(Long.class).list();
  }

  /** New sequence numbers of the copies by their assessment. */
  private Map<Long, Long> turned(long asked, long person, Change change) {
    return jdbc.sql("""
            update federal_copy set state = ?, sequence = sequence + 1, checks = 0, next_check_at = ?
            where person_id in (?, ?) and state = ? returning assessment_id, sequence""")
        .params(change.to, Timestamp.from(clock.in(firstCheck)), asked, person, change.from)
        .query((row, number) -> Map.entry(row.getLong("assessment_id"), row.getLong("sequence"))).list().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, other) -> one, TreeMap::new));
  }

  /** What a delivery says that is not a first copy; in the transaction that writes it. */
  void note(long delivery, FederalMessage.Kind kind, long sequence) {
    jdbc.sql("insert into federal_message (delivery_id, kind, sequence, caused_at) values (?, ?, ?, ?)")
        .params(delivery, kind.name(), sequence, Timestamp.from(clock.now())).update();
  }

  private long write(long person, long assessment, long sequence, Change change) {
    long id = deliveries.enqueue(LegName.FEDERAL, FederalLeg.PARTNER, person, persons.nextSequences(person, 1), assessment);
    note(id, change.kind, sequence);
    audit.record(AuditEvent.ofHub(change.action, "delivery-" + id, Map.of("sequence", Long.toString(sequence))).about(person, null));
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

  /**
   * Nothing changed: the next look at the person's copies in this state. What somebody made due since the look began stays due; compared
   * with the lease and not with the time, which is another on each node.
   */
  void lookAgain(Due due, Duration pause) {
    jdbc.sql("""
            update federal_copy set checks = checks + 1, next_check_at = ?
            where person_id = ? and state = ? and next_check_at >= ?""")
        .params(Timestamp.from(clock.in(pause)), due.person(), due.shared() ? SHARED : WITHDRAWN, Timestamp.from(due.leasedUntil())).update();
  }

  /** How many copies are due to be looked at, for metrics. */
  public long due() {
    return jdbc.sql("select count(*) from federal_copy where next_check_at <= ?").param(Timestamp.from(clock.now())).query(Long.class).single();
  }
}
