package org.belraihub.warehouse;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Frame;
import org.belraihub.request.RequestDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hands closed assessments of this platform out, coded, in the order of their close. */
public class CodedFeed {

  private static final int PAGE = 50;

  /**
   * What the data warehouse asks.
   *
   * @param frame identity of message and request
   * @param after where the answer before ended, null for the beginning
   * @param size  assessments at most, null for the default
   */
  public record Asked(Frame frame, @Nullable String after, @Nullable Integer size) {
  }

  /**
   * An answer.
   *
   * @param lines  in the order of their close
   * @param cursor where to go on, now or later
   * @param more   whether there is more now
   */
  public record Page(List<Coder.Coded> lines, String cursor, boolean more) {
  }

  private record Place(String tx, long id) {

    static final Place BEGINNING = new Place("0", 0);

    static Place of(@Nullable String cursor) {
      if (cursor == null) {
        return BEGINNING;
      }
      int dash = cursor.indexOf('-');
      try {
        return new Place(Long.toUnsignedString(Long.parseUnsignedLong(cursor.substring(0, dash))), Long.parseLong(cursor.substring(dash + 1)));
      } catch (NumberFormatException | IndexOutOfBoundsException e) {
        throw new RefusedException(FaultCode.SCHEMA_INVALID, "not a cursor of an earlier answer", List.of("after"), e);
      }
    }

    String cursor() {
      return tx + "-" + id;
    }
  }

  private final JdbcClient jdbc;
  private final ClosedAssessments closed;
  private final Optional<Coder> coder;
  private final RequestDesk requests;
  private final AuditTrail audit;

  /** A feed that is switched on when it has a coder. */
  CodedFeed(JdbcClient jdbc, ClosedAssessments closed, Optional<Coder> coder, RequestDesk requests, AuditTrail audit) {
    this.jdbc = jdbc;
    this.closed = closed;
    this.coder = coder;
    this.requests = requests;
    this.audit = audit;
  }

  /** The next assessments; those of the federal side are its own to tell. ROLE_NOT_ALLOWED while the feed is switched off. */
  public Page next(Asked asked) {
    AccessPolicy.codedFeed(coder.isPresent());
    Place after = Place.of(asked.after());
    int size = asked.size() == null ? PAGE : asked.size();
    return requests.read(asked.frame(), () -> {
      // a transaction that still runs could yet put something before what is visible now
      List<Place> found = jdbc.sql("""
              select s.closed_tx::text as tx, s.assessment_id as id
              from assessment_snapshot s join assessment a on a.id = s.assessment_id
              where (s.closed_tx, s.assessment_id) > (?::xid8, ?) and s.closed_tx < pg_snapshot_xmin(pg_current_snapshot())
                and a.origin = 'FLEMISH' and a.state = 'CLOSED'
              order by s.closed_tx, s.assessment_id limit ?""")
          .params(after.tx(), after.id(), size + 1).query(Place.class).list();
      List<Place> page = found.subList(0, Math.min(size, found.size()));
      Place last = page.isEmpty() ? after : page.get(page.size() - 1);
      audit.record(RequestDesk.event(AuditAction.CODED_FEED_READ, null, asked.frame(),
          Map.of("after", after.cursor(), "to", last.cursor(), "assessments", Integer.toString(page.size()))));
      return new Page(page.stream().map(place -> coder.get().code(closed.find(place.id()))).toList(), last.cursor(), found.size() > size);
    });
  }
}
