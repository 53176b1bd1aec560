package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.PrintPart;
import org.belraihub.soap.assessment.wire.PrintResultsRequest;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E20: results as PDF over the wire (T15, R4.51, R5.11, R5.13 to R5.16). */
class ResultPrintIT {

  private static final String HC = "BELRAI_HC";
  private static final String COMMENT = "alleen voor collega's";

  private final TestHub hub = TestHub.shared();

  @Test
  void theClientFriendlyVersionHasScoresAndAnswersAndNeverComments() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    String screener = new DraftDesk(hub, Desks.louise()).closedWithComment(client, COMMENT);

    String friendly = printed(Desks.louise(), request(Desks.louise(), screener, true, List.of(PrintPart.COMMENTS)));
    String chosen = printed(Desks.louise(), request(Desks.louise(), screener, false, List.of(PrintPart.SCALES, PrintPart.COMMENTS)));
    String ofOther = printed(Desks.hanne(), request(Desks.hanne(), screener, false, List.of(PrintPart.ANSWERS, PrintPart.COMMENTS)));

    assertThat(friendly).contains(screener, client.digits(), "Scores", "Antwoorden").doesNotContain(COMMENT);
    assertThat(chosen).contains("Scores", "Opmerkingen", COMMENT).doesNotContain("Antwoorden");
    assertThat(ofOther).as("comments of another organisation never appear").contains("Antwoorden").doesNotContain(COMMENT);
  }

  @Test
  void theAnswersOfChosenModulesArePrintedAndNoOthers() throws Exception {
    Insz client = hub.client().relatedTo(Desks.louise()).known();
    String reference = hub.at(Desks.louise()).submit(Case.of(client, HC), hub.answers(HC, client), null).reference();
    var onlyC = request(Desks.louise(), reference, false, List.of(PrintPart.ANSWERS));
    onlyC.getModule().add("C");
    var unknown = request(Desks.louise(), reference, false, List.of(PrintPart.ANSWERS));
    unknown.getModule().add("ZZ");

    assertThat(printed(Desks.louise(), onlyC)).contains("C1 ").doesNotContain("D1 ", "G1a ");
    assertThat(printed(Desks.louise(), request(Desks.louise(), reference, false, List.of(PrintPart.CAPS)))).contains("CAP").doesNotContain("C1 ");
    assertThat(Refusal.of(() -> printed(Desks.louise(), unknown))).isEqualTo("SCHEMA_INVALID");
    assertThat(Refusal.of(() -> printed(Desks.louise(), request(Desks.louise(), reference, false, List.of())))).isEqualTo("SCHEMA_INVALID");
  }

  @Test
  void whoMayNotReadPrintsNothingAndPartsAndDraftsAreNeverPrinted_T15_R4_51() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.hanne()).relatedTo(Desks.louise()).known();
    String main = new DraftDesk(hub, Desks.hanne()).start(client, "BELRAI_LTCF", Coordination.WITH_COORDINATOR).getAssessment().getReference();
    String part = new TeamDesk(hub, Desks.hanne()).invite(main, Desks.louise(), null, "C").getReference();
    new TeamDesk(hub, Desks.louise()).accept(part);
    String unrelated = new DraftDesk(hub, Desks.louise()).closedWithComment(hub.client().consenting().known(), COMMENT);
    String unshared = new DraftDesk(hub, Desks.louise()).closedWithComment(hub.client().relatedTo(Desks.hanne()).known(), COMMENT);
    List<PrintPart> scales = List.of(PrintPart.SCALES);

    assertThat(Refusal.of(() -> printed(Desks.louise(), request(Desks.louise(), part, false, scales)))).isEqualTo("PRINT_REFUSED");
    assertThat(Refusal.of(() -> printed(Desks.hanne(), request(Desks.hanne(), main, false, scales)))).isEqualTo("PRINT_REFUSED");
    assertThat(Refusal.of(() -> printed(Desks.louise(), request(Desks.louise(), main, false, scales)))).isEqualTo("DRAFT_NOT_SHAREABLE");
    assertThat(Refusal.of(() -> printed(Desks.louise(), request(Desks.louise(), unrelated, true, scales)))).isEqualTo("NO_CARE_RELATION");
    assertThat(Refusal.of(() -> printed(Desks.hanne(), request(Desks.hanne(), unshared, true, scales)))).isEqualTo("NO_CONSENT");
  }

  private PrintResultsRequest request(Desk desk, String reference, boolean clientFriendly, List<PrintPart> parts) {
    var request = new PrintResultsRequest();
    request.setContext(DraftDesk.context(desk));
    request.getContext().setRequestId(UUID.randomUUID().toString());
    request.setReference(reference);
    request.setClientFriendly(clientFriendly);
    request.getPart().addAll(parts);
    return request;
  }

  private String printed(Desk desk, PrintResultsRequest request) throws Exception {
    byte[] pdf = hub.port(AssessmentPort.class, "/assessment/v1", desk).printResults(request).getPdf();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    }
  }
}
