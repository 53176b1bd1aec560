package org.belraihub.delivery;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import org.belraihub.crypto.FieldCipher;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The rows. Every method runs in the caller's transaction. */
class DeliveryStore {

  private static final String PURPOSE = "delivery_payload";
  private static final String CLAIMED = "state = 'SENDING', claimed_by = ?, claimed_until = ?, waiting_since = ?";

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final DeliveryMeters meters;

  DeliveryStore(JdbcClient jdbc, FieldCipher cipher, DeliveryMeters meters) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.meters = meters;
  }

  /** The same rows on a given connection and its transaction. */
  DeliveryStore on(Connection connection) {
    return new DeliveryStore(JdbcClient.create(new SingleConnectionDataSource(connection, true)), cipher, meters);
  }

  /** All in one statement: a submission waits for it. The ids in the order of the rows. */
  List<Long> insert(long lane, long assessment, List<NewDelivery> rows, Instant now) {
    var at = Timestamp.from(now);
    return jdbc.sql("""
            insert into delivery (id, leg, partner, lane, sequence, assessment_id, state, created_at, waiting_since, next_attempt_at)
            select nextval('delivery_seq'), leg, partner, ?, sequence, ?, 'QUEUED', ?, ?, ?
            from unnest(?::text[], ?::text[], ?::bigint[]) with ordinality as row (leg, partner, sequence, place) order by place
            returning id""")
        .params(lane, assessment, at, at, at, rows.stream().map(row -> row.leg().name()).toArray(String[]::new),
            rows.stream().map(NewDelivery::partner).toArray(String[]::new), rows.stream().map(NewDelivery::sequence).toArray(Long[]::new))
        .query(Long.class).list();
  }

  Optional<Delivery> find(long id) {
    return jdbc.sql("select * from delivery where id = ?").param(id).query(DeliveryStore::delivery).optional();
  }

  /** Message ids of ours: only indications have one of their own. */
  Optional<Delivery> findByMessageId(String messageId) {
    return jdbc.sql("select * from delivery where leg = 'INDICATION' and message_id = ? for update").param(messageId)
        .query(DeliveryStore::delivery).optional();
  }

  Optional<Delivery> ofReference(LegName leg, String reference) {
    return jdbc.sql("select d.* from delivery d join assessment a on a.id = d.assessment_id where a.reference = ? and d.leg = ?")
        .params(reference, leg.name()).query(DeliveryStore::delivery).optional();
  }

  /** What is held in a lane is asked again, and what is being asked now is asked once more if it comes to be held: see {@link #askedAgain}. */
  void askAgain(LegName leg, long lane, Instant now) {
    askAgain("lane = ?", leg, lane, now);
  }

  /** The same for all that is held for a reason on a leg. */
  void askAgain(LegName leg, String reason, Instant now) {
    askAgain("(reason = ? or state = 'SENDING')", leg, reason, now);
  }

  /**
   * Waits for rows that others have, because what they store may have been asked before. Who works a delivery has that row when it waits for
   * the next in the lane, so those that are being sent come first and those that may be next after them; many rows in one order.
   */
  private void askAgain(String which, LegName leg, Object what, Instant now) {
    var at = Timestamp.from(now);
    askAgain("SENDING", "greatest(?, waiting_since + interval '1 microsecond')", which, leg, what, at);
    askAgain("HELD", "?", which, leg, what, at);
  }

  private void askAgain(String state, String when, String which, LegName leg, Object what, Timestamp at) {
    jdbc.sql("""
            update delivery set announced_at = null, next_attempt_at = %1$s where state = '%2$s' and id = any (array(
              select id from delivery where state = '%2$s' and leg = ? and %3$s order by id for update))""".formatted(when, state, which))
        .params(at, leg.name(), what).update();
  }

  /** Whether a delivery that is being sent is to be asked again, because of something that came after it was claimed. */
  static boolean askedAgain(Delivery sending) {
    return sending.nextAttemptAt().isAfter(sending.waitingSince());
  }

  List<Delivery> ofAssessment(long assessment) {
    return jdbc.sql("select * from delivery where assessment_id = ? order by sequence").param(assessment)
        .query(DeliveryStore::delivery).list();
  }

  /**
   * The delivery of this lane whose turn it is; whether it is due or taken is not looked at. A held one takes its turn when it is to be
   * asked again, so that of several that are released the oldest goes first.
   */
  private static String head(String lane) {
    return "delivery d where " + lane + """
         and state in ('QUEUED', 'SENDING', 'SENT', 'HELD') and (state <> 'HELD' or next_attempt_at <= ?)
          and not exists (select from delivery p where p.leg = d.leg and p.lane = d.lane and p.state = 'PARKED'
            and p.assessment_id = d.assessment_id and p.sequence < d.sequence)
        order by sequence limit 1""";
  }

  /** Locks the head of the lane in which a delivery is that has not come to its end. */
  Optional<Delivery> headOfLaneOf(long id, Instant now) {
    return jdbc.sql("select * from " + head("(leg, lane) = (select leg, lane from delivery where id = ? and state not in ('ACKED', 'DISCARDED'))")
            + " for update")
        .params(id, Timestamp.from(now)).query(DeliveryStore::delivery).optional();
  }

  /** Locks a delivery that this claim, made until then, still holds. */
  Optional<Delivery> lockClaimed(long id, String node, Instant until) {
    return jdbc.sql("select * from delivery where id = ? and state = 'SENDING' and claimed_by = ? and claimed_until = ? for update")
        .params(id, node, Timestamp.from(until)).query(DeliveryStore::delivery).optional();
  }

  Optional<Delivery> lock(long id) {
    return jdbc.sql("select * from delivery where id = ? for update").param(id).query(DeliveryStore::delivery).optional();
  }

  boolean claim(long id, String node, Instant now, Instant until) {
    return jdbc.sql("""
            update delivery set %s
            where id = ? and (state in ('QUEUED', 'HELD') and next_attempt_at <= ? or state = 'SENDING' and claimed_until < ?)""".formatted(CLAIMED))
        .params(node, Timestamp.from(until), Timestamp.from(now), id, Timestamp.from(now), Timestamp.from(now)).update() == 1;
  }

  /**
   * The partner has it, and how that was learned; false when it was known before, or the delivery was discarded.
   *
   * @param attempts made since the row was written last, 0 when the acknowledgment came by itself
   */
  boolean acknowledged(Delivery delivery, int attempts, @Nullable String partner, @Nullable String messageId, @Nullable String code, Instant now,
                       long millis) {
    var at = Timestamp.from(now);
    boolean fresh = jdbc.sql("""
            with moved as (
              update delivery set state = 'ACKED', reason = null, attempts = greatest(1, attempts + ?), partner = coalesce(?, partner),
                message_id = coalesce(?, message_id), waiting_since = ?, next_attempt_at = ?, announced_at = null, claimed_by = null,
                claimed_until = null, acknowledged_at = ?
              where id = ? and state not in ('ACKED', 'DISCARDED') returning id)
            insert into delivery_attempt (delivery_id, at, outcome, code, millis) select id, ?, 'ACKNOWLEDGED', ?, ? from moved""")
        .params(java.util.Arrays.asList(attempts, partner, messageId, at, at, at, delivery.id(), at, code, (int) millis)).update() == 1;
    if (fresh) {
      meters.moved(delivery, DeliveryState.ACKED, null);
    }
    return fresh;
  }

  void move(Delivery from, DeliveryState to, @Nullable String reason, int attempts, @Nullable String partner, @Nullable String messageId,
            Instant now, Instant nextAttempt) {
    jdbc.sql("""
            update delivery set state = ?, reason = ?, attempts = ?, partner = coalesce(?, partner), message_id = coalesce(?, message_id),
              waiting_since = ?, next_attempt_at = ?, announced_at = null, claimed_by = null, claimed_until = null
            where id = ?""")
        .params(java.util.Arrays.asList(to.name(), reason, attempts, partner, messageId, Timestamp.from(now), Timestamp.from(nextAttempt), from.id()))
        .update();
    meters.moved(from, to, reason);
  }

  /** False when somebody else may have it already. */
  boolean giveMessageId(long id, String partner, String messageId) {
    return jdbc.sql("update delivery set partner = ?, message_id = ? where id = ? and (message_id is null or partner = ?)")
        .params(partner, messageId, id, partner).update() == 1;
  }

  void attempt(long delivery, Instant at, String outcome, @Nullable String code, long millis) {
    jdbc.sql("insert into delivery_attempt (delivery_id, at, outcome, code, millis) values (?, ?, ?, ?, ?)")
        .params(java.util.Arrays.asList(delivery, Timestamp.from(at), outcome, code, (int) millis)).update();
  }

  List<DeliveryAttempt> attempts(long delivery) {
    return jdbc.sql("select at, outcome, code, millis from delivery_attempt where delivery_id = ? order by id").param(delivery)
        .query((result, row) -> new DeliveryAttempt(result.getTimestamp("at").toInstant(), result.getString("outcome"),
            result.getString("code"), result.getInt("millis")))
        .list();
  }

  /**
   * Marks what is due on a leg and was not looked at lately, and gives of it what nothing goes before in its lane: the rest follows the
   * head of its lane. Of partners in {@code without} nothing.
   */
  List<Long> due(LegName leg, Instant now, Instant lookedAtBefore, Collection<String> without, int limit) {
    return jdbc.sql("""
            update delivery d set announced_at = :now where id = any (array(
              select id from delivery where leg = :leg
                and (state in ('QUEUED', 'HELD') and next_attempt_at <= :now or state = 'SENDING' and claimed_until < :now)
                and (announced_at is null or announced_at < :before)
                and (partner is null or partner <> all(:without))
              order by next_attempt_at limit :limit for update skip locked))
            returning id, not exists (select from delivery p where p.leg = d.leg and p.lane = d.lane and p.sequence < d.sequence
              and (p.state in ('QUEUED', 'SENDING', 'SENT') or p.state = 'PARKED' and p.assessment_id = d.assessment_id)) as head""")
        .param("now", Timestamp.from(now)).param("leg", leg.name()).param("before", Timestamp.from(lookedAtBefore))
        .param("without", without.toArray(String[]::new)).param("limit", limit)
        .query((row, number) -> row.getBoolean("head") ? row.getLong("id") : null).list().stream().filter(Objects::nonNull).toList();
  }

  /** Of these those that were announced after a moment and that nobody has taken. */
  List<Long> notTaken(Collection<Long> announced, Instant after) {
    return announced.isEmpty() ? List.of()
        : jdbc.sql("select id from delivery where id = any (?) and state in ('QUEUED', 'HELD') and announced_at >= ?")
            .params(announced.toArray(Long[]::new), Timestamp.from(after)).query(Long.class).list();
  }

  /** The next sweep looks at it. */
  void lookSoon(long id) {
    jdbc.sql("update delivery set announced_at = null where id = ?").param(id).update();
  }

  /** The rate that an operator gave a leg. */
  Optional<Integer> drainRate(LegName leg) {
    return jdbc.sql("select per_second from drain_rate where leg = ?").param(leg.name()).query(Integer.class).optional();
  }

  void drainRate(LegName leg, int perSecond, String operator, Instant now) {
    jdbc.sql("""
            insert into drain_rate (leg, per_second, set_by, set_at) values (?, ?, ?, ?)
            on conflict (leg) do update set per_second = excluded.per_second, set_by = excluded.set_by, set_at = excluded.set_at""")
        .params(leg.name(), perSecond, operator, Timestamp.from(now)).update();
  }

  long acknowledgedSince(LegName leg, Instant since) {
    return jdbc.sql("select count(*) from delivery where leg = ? and state = 'ACKED' and acknowledged_at > ?")
        .params(leg.name(), Timestamp.from(since)).query(Long.class).single();
  }

  /** One delivery with which to try whether a partner answers again. */
  Optional<Long> oneDueOf(LegName leg, String partner, Instant now) {
    return jdbc.sql("select id from delivery where leg = ? and partner = ? and state = 'QUEUED' and next_attempt_at <= ? "
            + "order by sequence limit 1")
        .params(leg.name(), partner, Timestamp.from(now)).query(Long.class).optional();
  }

  /**
   * Takes what is due now in a lane, as {@link #claim} does. The caller has a row of the lane already and waits for the head only when that may
   * be claimed: who has it then, such as a sweep, waits for nobody.
   */
  Optional<Delivery> claimNext(LegName leg, long lane, String node, Instant now, Instant until) {
    var at = Timestamp.from(now);
    return jdbc.sql("update delivery set " + CLAIMED + " where id = (select id from delivery where id = (select id from "
            + head("leg = ? and lane = ?") + ") and state in ('QUEUED', 'HELD') for update) and state in ('QUEUED', 'HELD') and next_attempt_at <= ? returning *")
        .params(node, Timestamp.from(until), at, leg.name(), lane, at, at).query(DeliveryStore::delivery).optional();
  }

  /** What is due now in a lane, to be announced. */
  Optional<Delivery> nextInLane(LegName leg, long lane, Instant now) {
    return jdbc.sql("select * from " + head("leg = ? and lane = ?")).params(leg.name(), lane, Timestamp.from(now))
        .query(DeliveryStore::delivery).optional()
        .filter(head -> head.state() == DeliveryState.HELD || head.state() == DeliveryState.QUEUED && !head.nextAttemptAt().isAfter(now));
  }

  /** What is due among the held of a lane is not asked again before a moment: many of them would never let the queued have a turn. */
  void holdOn(LegName leg, long lane, String reason, Instant now, Instant until) {
    jdbc.sql("""
            update delivery set next_attempt_at = ? where id = any (array(
              select id from delivery where leg = ? and lane = ? and state = 'HELD' and reason = ? and next_attempt_at <= ? for update skip locked))""")
        .params(Timestamp.from(until), leg.name(), lane, reason, Timestamp.from(now)).update();
  }

  /** What somebody has locked is being worked on; to wait for it, with other rows in hand, could be to wait for each other. */
  void announceAnewAllOf(String partner) {
    jdbc.sql("""
            update delivery set announced_at = null where id = any (array(
              select id from delivery where partner = ? and state = 'QUEUED' and announced_at is not null for update skip locked))""")
        .param(partner).update();
  }

  int releaseClaimsOf(String node) {
    return jdbc.sql("""
            update delivery set state = 'QUEUED', claimed_by = null, claimed_until = null, announced_at = null where id = any (array(
              select id from delivery where state = 'SENDING' and claimed_by = ? order by id for update))""").param(node).update();
  }

  void makeDueAgain(Collection<Long> ids, String node) {
    jdbc.sql("""
            update delivery set state = case state when 'SENDING' then 'QUEUED' else state end, claimed_by = null, claimed_until = null,
              announced_at = null
            where id = any (array(select id from delivery where id = any (?)
              and (state in ('QUEUED', 'HELD') or state = 'SENDING' and claimed_by = ?) order by id for update))""")
        .params(ids.toArray(Long[]::new), node).update();
  }

  void announceAnewAll() {
    jdbc.sql("""
            update delivery set announced_at = null where id = any (array(
              select id from delivery where state in ('QUEUED', 'HELD') and announced_at is not null for update skip locked))""").update();
  }

  byte[] payload(long delivery, byte[] rendered, Instant now) {
    int fresh = jdbc.sql("insert into delivery_payload (delivery_id, sealed, rendered_at) values (?, ?, ?) on conflict do nothing")
        .params(delivery, cipher.encrypt(rendered, PURPOSE), Timestamp.from(now)).update();
    return fresh == 1 ? rendered
        : storedPayload(delivery).orElseThrow(() -> new IllegalStateException("the payload that somebody else just stored is there"));
  }

  Optional<byte[]> storedPayload(long delivery) {
    return jdbc.sql("select sealed from delivery_payload where delivery_id = ?").param(delivery).query(byte[].class).optional()
        .map(sealed -> cipher.decrypt(sealed, PURPOSE));
  }

  List<Delivery> inState(DeliveryState state, long after, int limit) {
    return jdbc.sql("select * from delivery where state = ? and id > ? order by id limit ?").params(state.name(), after, limit)
        .query(DeliveryStore::delivery).list();
  }

  List<DeliveryCount> counts() {
    return jdbc.sql("""
            select leg, coalesce(partner, '') as partner, state, coalesce(reason, '') as reason, count(*) as number, min(waiting_since) as since
            from delivery where state in ('QUEUED', 'SENDING', 'SENT', 'HELD', 'PARKED') group by 1, 2, 3, 4""")
        .query((result, row) -> new DeliveryCount(LegName.valueOf(result.getString("leg")), result.getString("partner"),
            DeliveryState.valueOf(result.getString("state")), result.getString("reason"), result.getLong("number"),
            result.getTimestamp("since").toInstant()))
        .list();
  }

  private static Delivery delivery(ResultSet result, int row) throws SQLException {
    Timestamp acknowledged = result.getTimestamp("acknowledged_at");
    return new Delivery(result.getLong("id"), LegName.valueOf(result.getString("leg")), result.getString("partner"),
        result.getLong("lane"), result.getLong("sequence"), result.getLong("assessment_id"),
        DeliveryState.valueOf(result.getString("state")), result.getString("reason"), result.getInt("attempts"),
        result.getTimestamp("waiting_since").toInstant(), result.getTimestamp("next_attempt_at").toInstant(),
        result.getString("message_id"), acknowledged == null ? null : acknowledged.toInstant());
  }
}
