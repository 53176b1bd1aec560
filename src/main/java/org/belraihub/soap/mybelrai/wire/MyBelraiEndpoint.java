package org.belraihub.soap.mybelrai.wire;

import java.util.List;
import java.util.Objects;

import org.belraihub.assessment.OwnResults;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.Language;
import org.belraihub.person.Insz;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.soap.Contract;
import org.belraihub.soap.edge.PartnerEdge;
import org.jspecify.annotations.NullMarked;

/** The contract {@code my-belrai-v1.wsdl}: translates and hands over to the route. Who may call is decided by the certificate alone. */
@NullMarked
public final class MyBelraiEndpoint implements MyBelraiPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/my-belrai-v1.xsd";

  private final PartnerEdge edge;
  private final ResultWording wording;

  /** An endpoint behind the edge of partners; wording gives results their words. */
  public MyBelraiEndpoint(PartnerEdge edge, ResultWording wording) {
    this.edge = edge;
    this.wording = wording;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/my-belrai-v1.wsdl", MyBelraiService.class);
  }

  @Override
  public GetOwnResultsResponse getOwnResults(GetOwnResultsRequest request) {
    var page = edge.handle(request.getRequestId(), (frame, sender) -> new OwnResults.Asked(frame, insz(request.getInsz()),
        request.getAfter() == null ? null : new ReferenceNumber(request.getAfter()), request.getPageSize()), "own-results", OwnResults.Page.class);
    return answer(page, Language.valueOf(request.getLanguage().name()));
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
