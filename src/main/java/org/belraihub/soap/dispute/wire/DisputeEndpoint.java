package org.belraihub.soap.dispute.wire;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.dispute.Disputes;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.time.BelgianTime;
import org.jspecify.annotations.NullMarked;

/** The contract {@code dispute-v1.wsdl}: translates and hands over to the routes. */
@NullMarked
public final class DisputeEndpoint implements DisputePort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/dispute-v1.xsd";

  private final RequestEdge edge;

  /** An endpoint on the common edge. */
  public DisputeEndpoint(RequestEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/dispute-v1.wsdl", DisputeService.class);
  }

  @Override
  public OpenDisputeResponse openDispute(OpenDisputeRequest request) {
    Insz client = Insz.parse(request.getInsz()).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
    var scope = handle(request.getContext(), new Disputes.Open(client, List.copyOf(request.getLegalReason())), "open-dispute",
        Disputes.Scope.class);
    var response = new OpenDisputeResponse();
    response.setDispute(scope.dispute());
    scope.scope().forEach(line -> response.getScreener().add(screener(line.reference(), line.organisation(), line.creationDate(),
        line.referenceDate())));
    return response;
  }

  @Override
  public ReadInDisputeResponse readInDispute(ReadInDisputeRequest request) {
    var closed = handle(request.getContext(), new Disputes.Read(request.getDispute(), reference(request.getReference())),
        "read-in-dispute", ClosedAssessments.Closed.class);
    var response = new ReadInDisputeResponse();
    var assessment = closed.assessment();
    response.setScreener(screener(assessment.reference().text(), assessment.organisation(), assessment.dates().creation(),
        assessment.dates().reference()));
    closed.answers().asMap().forEach((item, value) -> {
      var answer = new ReadInDisputeResponse.Answer();
      answer.setItem(item);
      answer.setValue(value);
      response.getAnswer().add(answer);
    });
    closed.results().results().forEach(scale -> {
      var result = new ReadInDisputeResponse.Result();
      result.setScale(scale.scale());
      result.setValue(scale.value());
      response.getResult().add(result);
    });
    return response;
  }

  @Override
  public ListDisputesResponse listDisputes(ListDisputesRequest request) {
    var page = handle(request.getContext(), new Disputes.Query(request.getAfter(), request.getPageSize()), "list-disputes",
        Disputes.Page.class);
    var response = new ListDisputesResponse();
    page.lines().forEach(told -> {
      var wire = new Dispute();
      wire.setId(told.dispute().id());
      wire.setOpenedBy(told.dispute().provider());
      wire.setOpenedAt(told.dispute().openedAt().atZone(BelgianTime.ZONE).toOffsetDateTime());
      wire.setInsz(told.client().digits());
      wire.getLegalReason().addAll(told.dispute().reasons());
      wire.getConsulted().addAll(told.dispute().consulted());
      response.getDispute().add(wire);
    });
    page.next().ifPresent(response::setNext);
    return response;
  }

  private <C, A> A handle(RequestContext context, C command, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, null, route, answer);
  }

  private static ReferenceNumber reference(String text) {
    try {
      return new ReferenceNumber(text);
    } catch (IllegalArgumentException e) {
      throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "not a reference number");
    }
  }

  private static Screener screener(String reference, String organisation, LocalDate created, LocalDate refersTo) {
    var wire = new Screener();
    wire.setReference(reference);
    wire.setOrganisation(organisation);
    wire.setCreationDate(created);
    wire.setReferenceDate(refersTo);
    return wire;
  }
}
