package org.belraihub.federal.inbound;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.LegName;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.federal.DayState;
import org.belraihub.federal.Platforms;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.request.RequestDesk;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub holds, for the federal platform that compares, and for the hub's own comparison. */
public class HeldHere {

  /** Longest stretch of days in one answer. */
  public static final int MOST_DAYS = 400;
  /** Reason of deliveries that wait because the federal side does not know their instrument version. */
  public static final String VERSION_UNKNOWN = "VERSION_UNKNOWN";

  /**
   * Which days.
   *
   * @param origin platform that closed the assessments
   * @param named  whether each assessment is named; for one day only
   */
  public record Question(String origin, LocalDate from, LocalDate to, boolean named) {
  }

  /** The answer. */
  public record Days(List<DayState> days) {
  }

  /** Instrument versions that a side knows. */
  public record Versions(List<InstrumentId> known) {
  }

  private record Line(LocalDate day, DayState.Entry entry) {
  }

  private static final String CLOSED_ON = "(a.closed_at at time zone 'Europe/Brussels')::date";

  private final JdbcClient jdbc;
  private final InstrumentRegistry registry;
  private final DeliveryDesk deliveries;
  private final RequestDesk requests;

  HeldHere(JdbcClient jdbc, InstrumentRegistry registry, DeliveryDesk deliveries, RequestDesk requests) {
    this.jdbc = jdbc;
    this.registry = registry;
    this.deliveries = deliveries;
    this.requests = requests;
  }

  /** Days for the federal platform. */
  public Days asked(Asked<Question> asked) {
    return requests.read(asked.frame(), () -> new Days(days(asked.question())));
  }

  /** Days with something, in order: of our assessments the copies that are shared, of theirs what came and is shared. */
  public List<DayState> days(Question question) {
    if (question.to().isBefore(question.from()) || question.from().plusDays(MOST_DAYS).isBefore(question.to())
        || question.named() && !question.from().equals(question.to())) {
      throw new RefusedException(FaultCode.LIMIT_EXCEEDED, "at most " + MOST_DAYS + " days, or the entries of one");
    }
    var days = new TreeMap<LocalDate, List<DayState.Entry>>();
    lines(question).forEach(line -> days.computeIfAbsent(line.day(), none -> new ArrayList<>()).add(line.entry()));
    return days.entrySet().stream().map(day -> DayState.of(day.getKey(), day.getValue(), question.named())).toList();
  }

  private List<Line> lines(Question question) {
    boolean ours = Platforms.FLEMISH.equals(question.origin());
    String sql = "select a.reference, h.sequence, encode(a.digest, 'hex') as digest, "
        + CLOSED_ON + " as day from assessment a join " + (ours ? "federal_copy h on h.assessment_id = a.id" : "federal_arrival h on h.reference = a.reference")
        + " where " + (ours ? "h.state = 'SHARED'" : "h.shared") + " and a.state = 'CLOSED' and a.origin = ? and " + CLOSED_ON + " between ? and ?";
    return jdbc.sql(sql).params(ours ? "FLEMISH" : "FEDERAL", question.from(), question.to()).query(HeldHere::line).list();
  }

  private static Line line(ResultSet row, int number) throws SQLException {
    return new Line(row.getObject("day", LocalDate.class), new DayState.Entry(row.getString("reference"), row.getLong("sequence"),
        row.getString("digest")));
  }

  /** The federal platform tells its versions: what waited for one of them is tried again; ours. */
  public Versions versions(Asked<Versions> asked) {
    return requests.read(asked.frame(), () -> {
      deliveries.askAgain(LegName.FEDERAL, VERSION_UNKNOWN);
      return new Versions(known());
    });
  }

  /** The instrument versions known here. */
  public List<InstrumentId> known() {
    return registry.all().stream().map(InstrumentDefinition::id).toList();
  }
}
