package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.GetAssessmentRequest;
import org.belraihub.soap.context.wire.Language;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E30: the length of comments and the languages (R3.15, R3.20). */
class CommentsAndLanguagesIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();
  private final DraftDesk louise = new DraftDesk(hub, Desks.louise());
  private final Insz client = hub.client().known();

  @Test
  void fiveThousandCharactersAreACommentAndOneMoreIsNot_E30_R3_15() throws Exception {
    String reference = louise.start(client, SCREENER).getAssessment().getReference();
    Answer answer = DraftDesk.answers(hub, client, SCREENER, "2")[0];
    answer.setComment("é".repeat(5001));
    assertThat(Refusal.of(() -> louise.save(reference, "2", false, answer))).isEqualTo("COMMENT_TOO_LONG");

    answer.setComment("é".repeat(5000));
    louise.save(reference, "2", false, answer);

    assertThat(louise.get(reference).getAnswers().getAnswer()).extracting(Answer::getComment).contains(answer.getComment());
  }

  @Test
  void nlFrDeAndEnAreTheLanguagesAndAnyOtherIsRefused_E30_R3_20() throws Exception {
    String reference = louise.start(client, SCREENER).getAssessment().getReference();

    for (Language language : Language.values()) {
      assertThat(ask(reference, language.value()).accepted()).as(language.value()).isTrue();
    }
    assertThat(ask(reference, "es").code()).isEqualTo("SCHEMA_INVALID");
    assertThat(ask(reference, "NL").code()).isEqualTo("SCHEMA_INVALID");
  }

  private RawCalls.Reply ask(String reference, String language) throws Exception {
    var request = new GetAssessmentRequest();
    request.setContext(Requests.context(Desks.louise(), CareSoftware.freshRequestId()));
    request.getContext().setLanguage(Language.FR);
    request.setReference(reference);
    byte[] message = new String(hub.raw().unsigned(request), StandardCharsets.UTF_8).replace(">fr<", ">" + language + "<")
        .getBytes(StandardCharsets.UTF_8);
    return hub.raw().post(hub.assessmentService(), "urn:belraihub:assessment:v1:GetAssessment",
        hub.raw().signedAsItIs(Desks.louise(), message, hub.now()));
  }
}
