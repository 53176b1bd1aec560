package org.belraihub.request;

import java.security.MessageDigest;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs a request in its one transaction. The replay guard is a unique key in that transaction, so of parallel copies exactly one
 * goes through, on any node and after any restart; what was refused guards too.
 */
public class RequestDesk {

  private static final String PURPOSE = "request";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private record Look(boolean fresh, byte @Nullable [] digest, byte @Nullable [] answer) {
  }

  /** Two nodes worked on the same new request at once and the other was first; thrown to roll back. */
  private static final class OtherWasFirstException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OtherWasFirstException() {
      super(null, null, false, false);
    }
  }

  private final JdbcTemplate jdbc;
  private final TransactionOperations transaction;
  private final FieldCipher cipher;
  private final AuditTrail audit;
  private final SystemClock clock;

  /** A desk on the hub's database. */
  public RequestDesk(JdbcTemplate jdbc, TransactionOperations transaction, FieldCipher cipher, AuditTrail audit, SystemClock clock) {
    this.jdbc = jdbc;
    this.transaction = transaction;
    this.cipher = cipher;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Runs what changes state, once per request id.
   *
   * @param answer record that is stored as the answer and given again to a repeat
   * @throws ReplayedException when this very message was accepted before
   * @throws RefusedException  REQUEST_ID_REUSED when the id came with other content, or what {@code work} throws
   */
  public <A> Answered<A> change(Caller caller, Frame frame, String operation, Class<A> answer, Supplier<A> work) {
    try {
      return transaction.execute(status -> changeOnce(caller, frame, operation, answer, work));
    } catch (OtherWasFirstException e) {
      return transaction.execute(status -> changeOnce(caller, frame, operation, answer, work));
    }
  }

  /**
   * Runs what changes state at a partner, once per request id: the message is guarded and a stored answer looked up first, then the
   * partner is called outside any transaction, then the answer is stored. A process may die between the call and the storing, so
   * {@code partner} must find its own effect again when it is asked a second time.
   *
   * @param partner calls the partner
   * @param work    makes the answer of what the partner said, in the transaction that stores it
   */
  public <R, A> Answered<A> bridged(Caller caller, Frame frame, String operation, Class<A> answer, Supplier<R> partner,
                                    Function<R, A> work) {
    Optional<Answered<A>> before = transaction.execute(status -> stored(look(caller, frame), caller, frame, operation, answer));
    if (before.isPresent()) {
      return before.get();
    }
    R said = partner.get();
    Optional<Answered<A>> mine = transaction.execute(status -> {
      A made = work.apply(said);
      if (store(caller, frame, operation, made)) {
        return Optional.of(new Answered<>(made, false));
      }
      status.setRollbackOnly();
      return Optional.empty();
    });
    return mine.orElseGet(() -> transaction.execute(status -> answeredMeanwhile(caller, frame, operation, answer)));
  }

  /** The same request at the same time was first: its answer is the answer, and other content under the same id is refused. */
  private <A> Answered<A> answeredMeanwhile(Caller caller, Frame frame, String operation, Class<A> answer) {
    Look look = Optional.ofNullable(jdbc.queryForObject("select true, digest, answer from request where organisation = ? and request_id = ?",
        RequestDesk::look, caller.hco(), frame.requestId())).orElseThrow();
    return stored(look, caller, frame, operation, answer).orElseThrow();
  }

  private <A> Answered<A> changeOnce(Caller caller, Frame frame, String operation, Class<A> answer, Supplier<A> work) {
    Optional<Answered<A>> before = stored(look(caller, frame), caller, frame, operation, answer);
    if (before.isPresent()) {
      return before.get();
    }
    A made = work.get();
    if (!store(caller, frame, operation, made)) {
      throw new OtherWasFirstException();
    }
    return new Answered<>(made, false);
  }

  /** The answer that this request got before, if it came before. */
  private <A> Optional<Answered<A>> stored(Look look, Caller caller, Frame frame, String operation, Class<A> answer) {
    if (!look.fresh) {
      throw new ReplayedException();
    }
    if (look.digest == null || look.answer == null) {
      return Optional.empty();
    }
    if (!MessageDigest.isEqual(look.digest, frame.payloadDigest())) {
      throw new RefusedException(FaultCode.REQUEST_ID_REUSED, "request id came before with other content");
    }
    audit.record(event(AuditAction.REQUEST_REPEATED, caller, frame, Map.of("operation", operation)));
    return Optional.of(new Answered<>(JSON.readValue(cipher.decrypt(look.answer, PURPOSE), answer), true));
  }

  private boolean store(Caller caller, Frame frame, String operation, Object made) {
    return jdbc.update("""
            insert into request (organisation, request_id, operation, digest, answer, answered_at) values (?, ?, ?, ?, ?, ?)
            on conflict do nothing""",
        caller.hco(), frame.requestId(), operation, frame.payloadDigest(), cipher.encrypt(JSON.writeValueAsBytes(made), PURPOSE),
        Timestamp.from(clock.now())) == 1;
  }

  /** Runs what only reads; its message is guarded against replay all the same. */
  public <A> A read(Frame frame, Supplier<A> work) {
    return transaction.execute(status -> {
      if (!guard(frame)) {
        throw new ReplayedException();
      }
      return work.get();
    });
  }

  /** One audit row for a refused request, and its message is used up, in a transaction of its own. */
  public void refused(@Nullable Caller caller, Frame frame, RefusedException refusal, @Nullable String reference) {
    transaction.executeWithoutResult(status -> {
      guard(frame);
      audit.record(event(AuditAction.REQUEST_REFUSED, caller, frame, Map.of("reason", refusal.reason()))
          .about(null, reference).coded(AuditEvent.Outcome.REFUSED, refusal.code().name()));
    });
  }

  /** An audit event of this request. */
  public static AuditEvent event(AuditAction action, @Nullable Caller caller, Frame frame, Map<String, String> details) {
    var all = new HashMap<String, String>();
    if (caller != null) {
      all.putAll(caller.standing().forLog());
      all.put("software", caller.software());
    }
    all.putAll(details);
    return new AuditEvent(action, AuditEvent.Outcome.OK, null, caller == null ? null : caller.hco(),
        caller == null ? null : caller.provider(), caller == null ? null : caller.role().name(), null, null, frame.requestId(),
        frame.correlation(), all);
  }

  private boolean guard(Frame frame) {
    return jdbc.update("insert into replay_guard (created_on, key) values (?, ?) on conflict do nothing",
        Date.valueOf(frame.createdOn()), frame.replayKey()) == 1;
  }

  /** Guard and look-up in one round trip. */
  private Look look(Caller caller, Frame frame) {
    return Optional.ofNullable(jdbc.queryForObject("""
            with guarded as (insert into replay_guard (created_on, key) values (?, ?) on conflict do nothing returning 1)
            select exists (select from guarded) as fresh, r.digest, r.answer
            from (values (1)) as one left join request r on r.organisation = ? and r.request_id = ?""",
        RequestDesk::look, Date.valueOf(frame.createdOn()), frame.replayKey(), caller.hco(), frame.requestId())).orElseThrow();
  }

  private static Look look(ResultSet result, int row) throws SQLException {
    return new Look(result.getBoolean(1), result.getBytes(2), result.getBytes(3));
  }
}
