package org.belraihub.soap.codedfeed.wire;

import org.belraihub.soap.Contract;
import org.belraihub.soap.edge.PartnerEdge;
import org.belraihub.warehouse.CodedFeed;
import org.belraihub.warehouse.Coder;
import org.jspecify.annotations.NullMarked;

/** The contract {@code coded-feed-v1.wsdl}: translates and hands over to the route. Who may call is decided by the certificate alone. */
@NullMarked
public final class CodedFeedEndpoint implements CodedFeedPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/coded-feed-v1.xsd";

  private final PartnerEdge edge;

  /** An endpoint behind the edge of partners. */
  public CodedFeedEndpoint(PartnerEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/coded-feed-v1.wsdl", CodedFeedService.class);
  }

  @Override
  public GetCodedAssessmentsResponse getCodedAssessments(GetCodedAssessmentsRequest request) {
    var page = edge.handle(request.getRequestId(), (frame, sender) -> new CodedFeed.Asked(frame, request.getAfter(), request.getPageSize()),
        "coded-feed", CodedFeed.Page.class);
    var response = new GetCodedAssessmentsResponse();
    page.lines().forEach(line -> response.getAssessment().add(assessment(line)));
    response.setCursor(page.cursor());
    response.setMore(page.more());
    return response;
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
