package org.belraihub.event;

import java.security.MessageDigest;
import java.sql.Timestamp;
import java.util.Optional;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which events had their effect. Every method runs in the caller's transaction. */
class EventInbox {

  private final JdbcClient jdbc;
  private final SystemClock clock;

  EventInbox(JdbcClient jdbc, SystemClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** Whether this event was noted before; REQUEST_ID_REUSED when its id came with other content. */
  boolean noted(Told<?> told) {
    Optional<byte[]> digest = jdbc.sql("select digest from told_event where sender = ? and event_id = ?")
        .params(told.sender(), told.frame().requestId()).query(byte[].class).optional();
    if (digest.isPresent() && !MessageDigest.isEqual(digest.get(), told.frame().payloadDigest())) {
      throw new RefusedException(FaultCode.REQUEST_ID_REUSED, "event id came before with other content");
    }
    return digest.isPresent();
  }

  /** Notes it; false when somebody else did meanwhile. */
  boolean note(Told<?> told) {
    return jdbc.sql("insert into told_event (sender, event_id, digest, told_at) values (?, ?, ?, ?) on conflict do nothing")
        .params(told.sender(), told.frame().requestId(), told.frame().payloadDigest(), Timestamp.from(clock.now())).update() == 1;
  }
}
