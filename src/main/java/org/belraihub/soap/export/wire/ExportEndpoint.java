package org.belraihub.soap.export.wire;

import java.time.Instant;
import java.time.OffsetDateTime;

import org.belraihub.export.Exports;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.time.BelgianTime;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The contract {@code export-v1.wsdl}: translates and hands over to the routes. */
@NullMarked
public final class ExportEndpoint implements ExportPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/export-v1.xsd";

  private final RequestEdge edge;

  /** An endpoint on the common edge. */
  public ExportEndpoint(RequestEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/export-v1.wsdl", ExportService.class);
  }

  @Override
  public RequestExportResponse requestExport(RequestExportRequest request) {
    var ask = new Exports.Ask(org.belraihub.export.Report.valueOf(request.getReport().name()));
    var response = new RequestExportResponse();
    response.setExport(export(handle(request.getContext(), ask, "request-export", org.belraihub.export.Export.class)));
    return response;
  }

  @Override
  public GetExportResponse getExport(GetExportRequest request) {
    var response = new GetExportResponse();
    response.setExport(export(handle(request.getContext(), new Exports.Which(request.getExport()), "get-export",
        org.belraihub.export.Export.class)));
    return response;
  }

  @Override
  public ListExportsResponse listExports(ListExportsRequest request) {
    var page = handle(request.getContext(), new Exports.Query(request.getAfter(), request.getPageSize()), "list-exports", Exports.Page.class);
    var response = new ListExportsResponse();
    page.lines().forEach(line -> response.getExport().add(export(line)));
    page.next().ifPresent(response::setNext);
    return response;
  }

  @Override
  public DownloadExportResponse downloadExport(DownloadExportRequest request) {
    var part = handle(request.getContext(), new Exports.PartQuery(request.getExport(), request.getAfter()), "download-export",
        Exports.Part.class);
    var response = new DownloadExportResponse();
    response.setPart(part.number());
    response.setContent(part.content());
    response.setNext(part.last() ? null : part.number());
    return response;
  }

  private static Export export(org.belraihub.export.Export export) {
    var wire = new Export();
    wire.setId(export.id());
    wire.setReport(Report.valueOf(export.report().name()));
    wire.setState(State.valueOf(export.state().name()));
    wire.setRequestedAt(time(export.requestedAt()));
    wire.setRequestedBy(export.requestedBy());
    wire.setFinishedAt(time(export.finishedAt()));
    wire.setAvailableUntil(time(export.lapsesAt()));
    wire.setFailureCode(export.code());
    wire.setParts(export.parts());
    wire.setSize(export.size());
    return wire;
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atZone(BelgianTime.ZONE).toOffsetDateTime();
  }

  private <C, A> A handle(RequestContext context, C command, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, null, route, answer);
  }
}
