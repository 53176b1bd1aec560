package org.belraihub.soap.codedfeed.wire;

import org.belraihub.fault.RefusedException;
import org.belraihub.request.ReplayedException;
import org.belraihub.request.RequestDesk;
import org.belraihub.soap.Contract;
import org.belraihub.soap.SignedExchange;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.warehouse.CodedFeed;
import org.belraihub.warehouse.Coder;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.NullMarked;

/** The contract {@code coded-feed-v1.wsdl}: translates and hands over to the route. Who may call is decided by the certificate alone. */
@NullMarked
public final class CodedFeedEndpoint implements CodedFeedPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/coded-feed-v1.xsd";

  private final RouteCalls routes;
  private final RequestDesk requests;

  /** An endpoint that hands over to a route; refusals are audited through the desk. */
  public CodedFeedEndpoint(RouteCalls routes, RequestDesk requests) {
    this.routes = routes;
    this.requests = requests;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/coded-feed-v1.wsdl", CodedFeedService.class);
  }

  @Override
  public GetCodedAssessmentsResponse getCodedAssessments(GetCodedAssessmentsRequest request) {
    SignedMessage message = SignedExchange.current();
    var frame = RequestEdge.frame(request.getRequestId(), message);
    try {
      var page = routes.call("coded-feed", new CodedFeed.Asked(frame, request.getAfter(), request.getPageSize()), CodedFeed.Page.class);
      var response = new GetCodedAssessmentsResponse();
      page.lines().forEach(line -> response.getAssessment().add(assessment(line)));
      response.setCursor(page.cursor());
      response.setMore(page.more());
      return response;
    } catch (RefusedException e) {
      requests.refused(null, frame, e, null);
      SignedExchange.audited();
      throw e;
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }

  private static CodedAssessment assessment(Coder.Coded coded) {
    var wire = new CodedAssessment();
    wire.setClient(coded.client());
    wire.setAssessment(coded.assessment());
    wire.setOrganisation(coded.organisation());
    wire.setInstrument(coded.instrument().code());
    wire.setVersion(coded.instrument().version());
    wire.setReferenceDate(coded.referenceDate());
    wire.setClosingDate(coded.closingDate());
    coded.answers().forEach((item, value) -> {
      var answer = new CodedAssessment.Answer();
      answer.setItem(item);
      answer.setValue(value);
      wire.getAnswer().add(answer);
    });
    coded.results().forEach(outcome -> {
      var result = new CodedAssessment.Result();
      result.setScale(outcome.scale());
      result.setVersion(outcome.version());
      result.setValue(outcome.value());
      wire.getResult().add(result);
    });
    return wire;
  }
}
