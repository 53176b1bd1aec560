package org.belraihub.soap.mybelrai.wire;

import java.util.List;
import java.util.Objects;

import org.belraihub.assessment.OwnResults;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.Language;
import org.belraihub.person.Insz;
import org.belraihub.request.ReplayedException;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.soap.Contract;
import org.belraihub.soap.SignedExchange;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.belraihub.wss.SignedMessage;
import org.jspecify.annotations.NullMarked;

/** The contract {@code my-belrai-v1.wsdl}: translates and hands over to the route. Who may call is decided by the certificate alone. */
@NullMarked
public final class MyBelraiEndpoint implements MyBelraiPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/my-belrai-v1.xsd";

  private final RouteCalls routes;
  private final RequestDesk requests;
  private final ResultWording wording;

  /** An endpoint that hands over to a route; refusals are audited through the desk. */
  public MyBelraiEndpoint(RouteCalls routes, RequestDesk requests, ResultWording wording) {
    this.routes = routes;
    this.requests = requests;
    this.wording = wording;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/my-belrai-v1.wsdl", MyBelraiService.class);
  }

  @Override
  public GetOwnResultsResponse getOwnResults(GetOwnResultsRequest request) {
    SignedMessage message = SignedExchange.current();
    var frame = RequestEdge.frame(request.getRequestId(), message);
    try {
      var asked = new OwnResults.Asked(frame, insz(request.getInsz()), request.getAfter() == null ? null : new ReferenceNumber(request.getAfter()),
          request.getPageSize());
      return answer(routes.call("own-results", asked, OwnResults.Page.class), Language.valueOf(request.getLanguage().name()));
    } catch (RefusedException e) {
      requests.refused(null, frame, e, null);
      SignedExchange.audited();
      throw e;
    } catch (ReplayedException e) {
      throw new MessageRejectedException(MessageRejection.REPLAYED, "accepted before", message.sender());
    }
  }

  private GetOwnResultsResponse answer(OwnResults.Page page, Language language) {
    var wire = new GetOwnResultsResponse();
    page.lines().forEach(line -> wire.getAssessment().add(assessment(line, language)));
    page.next().ifPresent(wire::setNext);
    return wire;
  }

  private OwnAssessment assessment(OwnResults.Own own, Language language) {
    var wire = new OwnAssessment();
    wire.setReference(own.summary().reference());
    wire.setInstrument(own.summary().instrument());
    wire.setReferenceDate(own.summary().dates().reference());
    wire.setClosingDate(Objects.requireNonNull(own.summary().closingDate()));
    wire.setPending(own.results().isPending());
    own.results().results().forEach(result -> wording.word(result, language).ifPresent(words -> wire.getResult().add(result(result, words))));
    return wire;
  }

  /** Plain words only: neither items nor answers (R9.17). */
  private static OwnResult result(ScaleResult result, ResultWording.Wording words) {
    var wire = new OwnResult();
    wire.setScale(result.scale());
    wire.setValue(result.value());
    wire.setName(words.plainName());
    wire.setMeaning(words.plainMeaning());
    wire.setCaution(words.caution());
    return wire;
  }

  private static Insz insz(String text) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
  }
}
