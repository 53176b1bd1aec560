package org.belraihub.soap.indication.wire;

import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.time.ZoneOffset;

import org.belraihub.delivery.PartnerAnswer;
import org.belraihub.indication.BilledIndication;
import org.belraihub.indication.IndicationQueries;
import org.belraihub.indication.PerformanceReport;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.time.SystemClock;

/** The indication contract ({@code wsdl/indication-v1.wsdl}): translates and hands over to the routes. */
public final class IndicationEndpoint implements IndicationPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/indication-v1.xsd";

  private static final int PAGE = 50;

  private final RequestEdge edge;
  private final SystemClock clock;

  /** An endpoint on the common edge. */
  public IndicationEndpoint(RequestEdge edge, SystemClock clock) {
    this.edge = edge;
    this.clock = clock;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/indication-v1.wsdl", IndicationService.class);
  }

  @Override
  public ListIndicationsResponse listIndications(ListIndicationsRequest request) {
    var query = new IndicationQueries.ListQuery(YearMonth.parse(request.getMonth()), request.getAfter() == null ? "" : request.getAfter(),
        request.getPageSize() == null ? PAGE : request.getPageSize());
    var page = handle(edge, request.getContext(), query, "list-indications", IndicationQueries.Page.class);
    var wire = new ListIndicationsResponse();
    page.indications().forEach(indication -> wire.getIndication().add(indication(indication)));
    page.next().ifPresent(wire::setNext);
    return wire;
  }

  @Override
  public GetPerformanceReportResponse getPerformanceReport(GetPerformanceReportRequest request) {
    var query = new IndicationQueries.ReportQuery(YearMonth.parse(request.getFrom()), YearMonth.parse(request.getTo()));
    PerformanceReport report = handle(edge.forFigures(), request.getContext(), query, "performance-report", PerformanceReport.class);
    var wire = new GetPerformanceReportResponse();
    for (PerformanceReport.Row row : report.rows()) {
      var item = new ReportRow();
      item.setMonth(row.month().toString());
      item.setFund(row.fund());
      item.setIndications(row.indications());
      item.setAccepted(row.accepted());
      item.setPending(row.pending());
      item.setRefused(row.refused());
      item.setUnanswered(row.unanswered());
      wire.getRow().add(item);
    }
    if (Boolean.TRUE.equals(request.isCsv())) {
      wire.setCsv(report.csv().getBytes(StandardCharsets.UTF_8));
    }
    return wire;
  }

  private static <C, A> A handle(RequestEdge edge, RequestContext context, C query, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), query, null, route, answer);
  }

  private Indication indication(BilledIndication billed) {
    var wire = new Indication();
    wire.setReference(billed.reference());
    wire.setClosingDate(billed.closingDate());
    wire.setReferenceDate(billed.referenceDate());
    wire.setValidUntil(billed.validUntil());
    wire.setVsbNumber(billed.vsbNumber());
    wire.setFund(billed.fund());
    wire.setState(billed.delivery().stateName());
    wire.setReason(billed.delivery().reason());
    wire.setOverdue(billed.isOverdue(clock.now()));
    PartnerAnswer answer = billed.answer();
    if (answer != null) {
      var decision = new Answer();
      decision.setStatus(AnswerStatus.valueOf(answer.status().name()));
      decision.getCode().addAll(answer.codes());
      decision.setFileNumber(answer.fileNumber());
      decision.setByTerm(answer.byTerm());
      decision.setDecidedAt(answer.decidedAt().atOffset(ZoneOffset.UTC));
      wire.setAnswer(decision);
    }
    return wire;
  }
}
