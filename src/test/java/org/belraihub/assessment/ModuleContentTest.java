package org.belraihub.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.junit.jupiter.api.Test;

/** Item states and comments of a draft (R3.13 to R3.15, E30). */
class ModuleContentTest {

  @Test
  void aClearedAnswerIsKeptApartFromOneNeverGiven_R3_13() {
    var answered = ModuleContent.EMPTY.with(List.of(new GivenAnswer("C1", "2", false, null)));

    var cleared = answered.with(List.of(new GivenAnswer("C1", null, false, null), new GivenAnswer("C2a", null, false, null)));

    assertThat(cleared.answers()).isEmpty();
    assertThat(cleared.cleared()).containsExactly("C1");
  }

  @Test
  void anItemIsPutUnderConsiderationAndTakenOutAgain_R3_14() {
    var considered = ModuleContent.EMPTY.with(List.of(new GivenAnswer("C1", "2", true, null)));

    assertThat(considered.underConsideration()).containsExactly("C1");
    assertThat(considered.with(List.of(new GivenAnswer("C1", "2", false, null))).underConsideration()).isEmpty();
  }

  @Test
  void aCommentHasAtMostFiveThousandCharacters_R3_15_E30() {
    String longest = "é".repeat(5000);

    assertThat(ModuleContent.EMPTY.with(List.of(new GivenAnswer("C1", "2", false, longest))).comments()).containsEntry("C1", longest);
    assertThatThrownBy(() -> ModuleContent.EMPTY.with(List.of(new GivenAnswer("C1", "2", false, longest + "x"))))
        .isInstanceOfSatisfying(RefusedException.class, refusal -> {
          assertThat(refusal.code()).isEqualTo(FaultCode.COMMENT_TOO_LONG);
          assertThat(refusal.places()).containsExactly("C1");
        });
  }

  @Test
  void whatASaveDoesNotNameStaysAsItIs() {
    var first = ModuleContent.EMPTY.with(List.of(new GivenAnswer("C1", "2", false, "why"), new GivenAnswer("C2a", "1", true, null)));

    var second = first.with(List.of(new GivenAnswer("C1", "3", false, null)));

    assertThat(second.answers()).containsEntry("C1", "3").containsEntry("C2a", "1");
    assertThat(second.comments()).containsEntry("C1", "why");
    assertThat(second.underConsideration()).containsExactly("C2a");
  }
}
