package org.belraihub.indication;

import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;

/** What an organisation asks about its billed indications: the list and the performance report (R6.10). */
public class IndicationQueries {

  private static final int LONGEST_REPORT_MONTHS = 36;
  private static final int LARGEST_PAGE = 200;

  /**
   * Asks for a page of the list.
   *
   * @param month of submission
   * @param after reference after which the page begins; empty: the first page
   * @param limit at most so many
   */
  public record ListQuery(YearMonth month, String after, int limit) {
  }

  /**
   * Asks for the report.
   *
   * @param from first month
   * @param to   last month
   */
  public record ReportQuery(YearMonth from, YearMonth to) {
  }

  /**
   * A page.
   *
   * @param indications by reference
   * @param more        whether there is a next page, after the last reference
   */
  public record Page(List<BilledIndication> indications, boolean more) {

    /** Where the next page begins; empty on the last. */
    public Optional<String> next() {
      return more ? Optional.of(indications.get(indications.size() - 1).reference()) : Optional.empty();
    }
  }

  private final IndicationBooks books;
  private final RequestDesk requests;
  private final AuditTrail audit;

  /** Queries on the books. */
  public IndicationQueries(IndicationBooks books, RequestDesk requests, AuditTrail audit) {
    this.books = books;
    this.requests = requests;
    this.audit = audit;
  }

  /** A page of the organisation's own indications. */
  public Page list(Admitted<ListQuery> request) {
    return requests.read(request.frame(), () -> {
      ListQuery query = request.command();
      int limit = Math.min(Math.max(query.limit(), 1), LARGEST_PAGE);
      List<BilledIndication> found = books.ofOrganisation(request.caller().hco(), query.month(), query.after(), limit + 1);
      audit.record(RequestDesk.event(AuditAction.INDICATIONS_LISTED, request.caller(), request.frame(),
          Map.of("month", query.month().toString(), "shown", Integer.toString(Math.min(found.size(), limit)))));
      return new Page(found.stream().limit(limit).toList(), found.size() > limit);
    });
  }

  /** The performance report; for an administrator of the organisation (R9.02, E10). */
  public PerformanceReport report(Admitted<ReportQuery> request) {
    AccessPolicy.reports(request.caller());
    ReportQuery query = request.command();
    if (query.to().isBefore(query.from()) || query.from().plusMonths(LONGEST_REPORT_MONTHS).isBefore(query.to())) {
      throw new RefusedException(FaultCode.LIMIT_EXCEEDED, "a report of no month or of more than " + LONGEST_REPORT_MONTHS);
    }
    return requests.read(request.frame(), () -> {
      audit.record(RequestDesk.event(AuditAction.PERFORMANCE_REPORT_READ, request.caller(), request.frame(),
          Map.of("from", query.from().toString(), "to", query.to().toString())));
      return books.report(request.caller().hco(), query.from(), query.to());
    });
  }
}
