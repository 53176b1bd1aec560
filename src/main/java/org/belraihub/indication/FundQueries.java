package org.belraihub.indication;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Frame;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** What a care fund asks: its indications, one of them once more, a statement. A fund sees nothing of another (R6.28). */
public class FundQueries {

  private static final int LARGEST_PAGE = 200;

  /**
   * A question of a fund.
   *
   * @param fund    whose certificate signed it
   * @param frame   identity of the message
   * @param command what is asked
   */
  public record Asked<C>(int fund, Frame frame, C command) {
  }

  /**
   * A page of the fund's indications.
   *
   * @param after reference after which it begins; empty: the first page
   * @param limit at most so many
   */
  public record ListQuery(String after, int limit) {
  }

  /** One indication by its reference. */
  public record OneQuery(String reference) {
  }

  /** The statement of a day, in UTC. */
  public record StatementQuery(LocalDate day) {
  }

  /**
   * An indication as it was sent.
   *
   * @param indication its row
   * @param content    the message once more, byte for byte
   */
  public record Sent(BilledIndication indication, byte[] content) {
  }

  /** A statement file. */
  public record StatementFile(byte[] content) {
  }

  private final IndicationBooks books;
  private final IndicationTransport transport;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock clock;

  /** Queries on the books and on what the transport keeps. */
  public FundQueries(IndicationBooks books, IndicationTransport transport, RequestDesk requests, AuditTrail audit, BusinessClock clock) {
    this.books = books;
    this.transport = transport;
    this.requests = requests;
    this.audit = audit;
    this.clock = clock;
  }

  /** A page of indications the fund may see. */
  public IndicationQueries.Page list(Asked<ListQuery> asked) {
    return requests.read(asked.frame(), () -> {
      int limit = Math.min(Math.max(asked.command().limit(), 1), LARGEST_PAGE);
      List<BilledIndication> found = books.ofFund(asked.fund(), clock.today(), asked.command().after(), limit + 1);
      audited(asked, Map.of("shown", Integer.toString(Math.min(found.size(), limit))), null);
      return new IndicationQueries.Page(found.stream().limit(limit).toList(), found.size() > limit);
    });
  }

  /** One indication with its message. */
  public Sent get(Asked<OneQuery> asked) {
    return requests.read(asked.frame(), () -> {
      String reference = asked.command().reference();
      BilledIndication indication = books.ofFund(asked.fund(), clock.today(), reference)
          .orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "not an indication of fund " + asked.fund()));
      byte[] content = transport.sent(indication.delivery())
          .orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no message was made of it yet"));
      audited(asked, Map.of(), reference);
      return new Sent(indication, content);
    });
  }

  /** The statement of what was sent to the fund on one day. */
  public StatementFile statement(Asked<StatementQuery> asked) {
    return requests.read(asked.frame(), () -> {
      String text = transport.statement("fund-" + asked.fund(), asked.command().day())
          .orElseThrow(() -> new RefusedException(FaultCode.FUND_UNKNOWN, "there is no agreement with fund " + asked.fund()));
      audited(asked, Map.of("day", asked.command().day().toString()), null);
      return new StatementFile(text.getBytes(StandardCharsets.UTF_8));
    });
  }

  private void audited(Asked<?> asked, Map<String, String> details, @Nullable String reference) {
    var all = new TreeMap<>(details);
    all.put("fund", Integer.toString(asked.fund()));
    all.put("asked", asked.command().getClass().getSimpleName());
    audit.record(AuditEvent.ofHub(AuditAction.FUND_READ, asked.frame().correlation(), all).about(null, reference));
  }
}
