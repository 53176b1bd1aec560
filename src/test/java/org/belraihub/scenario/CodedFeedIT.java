package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.awaitility.Awaitility;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.soap.codedfeed.wire.CodedAssessment;
import org.belraihub.soap.codedfeed.wire.CodedFeedPort;
import org.belraihub.soap.codedfeed.wire.GetCodedAssessmentsRequest;
import org.belraihub.soap.codedfeed.wire.HubFault;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E27, second half: the coded feed over the wire (R9.12, R3.16, T24, (d) 11). */
class CodedFeedIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String COMMENT = "alleen voor collega's";

  private final TestHub hub = TestHub.shared();

  @Test
  void theSameClientHasTheSameCodeTwiceAndNothingNamesAnybody() throws Exception {
    Insz one = hub.client().named("Rosa", "Vermeiren").known();
    Insz other = hub.client().known();
    String after = here(hub);
    List<String> references = List.of(new DraftDesk(hub, Desks.louise()).closedWithComment(one, COMMENT), closed(Desks.hanne(), one),
        closed(Desks.louise(), other));
    hub.at(Desks.louise()).start(Case.of(other, SCREENER));

    List<CodedAssessment> coded = next(hub, after, references.size());

    assertThat(coded).extracting(CodedAssessment::getClient).satisfiesExactly(first -> assertThat(first).isNotBlank(),
        second -> assertThat(second).isEqualTo(coded.get(0).getClient()), third -> assertThat(third).isNotEqualTo(coded.get(0).getClient()));
    assertThat(coded).extracting(CodedAssessment::getAssessment).doesNotHaveDuplicates();
    assertThat(coded).allSatisfy(assessment -> {
      assertThat(assessment.getInstrument()).isEqualTo(SCREENER);
      assertThat(assessment.getAnswer()).hasSize(hub.answers(SCREENER, one).size());
      assertThat(assessment.getResult()).isNotEmpty();
    });
    assertThat(everythingIn(coded)).doesNotContain(one.digits(), other.digits(), "Rosa", "Vermeiren", "Louise", "Hanne", COMMENT,
        references.get(0), references.get(1), references.get(2), Desks.louise().organisation().digits());
  }

  @Test
  void theFeedGoesOnFromACursorAndGivesTheSameAgain() throws Exception {
    String after = here(hub);
    closed(Desks.louise(), hub.client().known());
    closed(Desks.louise(), hub.client().known());
    List<CodedAssessment> both = next(hub, after, 2);
    var port = hub.port(CodedFeedPort.class, "/coded-feed/v1", Desks.dataWarehouse());
    var request = asked(after);
    request.setPageSize(1);

    var first = port.getCodedAssessments(request);
    var rest = port.getCodedAssessments(asked(first.getCursor()));

    assertThat(first.isMore()).isTrue();
    assertThat(codes(first.getAssessment())).containsExactly(codes(both).get(0));
    assertThat(codes(rest.getAssessment())).containsExactly(codes(both).get(1));
    assertThat(rest.isMore()).isFalse();
    assertThat(port.getCodedAssessments(asked(rest.getCursor())).getCursor()).as("nothing new").isEqualTo(rest.getCursor());
    assertThat(hub.audit().ofRequest(request.getRequestId())).singleElement().satisfies(row -> {
      assertThat(row.action()).isEqualTo("CODED_FEED_READ");
      assertThat(row.details()).contains("assessments=1");
    });
    assertThat(Refusal.of(() -> port.getCodedAssessments(asked("99999999999999999999-1")))).isEqualTo("SCHEMA_INVALID");
  }

  /** The cursor of everything that is closed until now. */
  static String here(TestHub hub) {
    return hub.jdbc().sql("select pg_current_xact_id()::text").query(String.class).single() + "-0";
  }

  /** The next ones, which appear once no transaction runs any more that was there before them. */
  static List<CodedAssessment> next(TestHub hub, String after, int number) {
    return Awaitility.await("coded assessments").atMost(Duration.ofSeconds(30)).until(() -> fetched(hub, after), found -> found.size() >= number);
  }

  private static List<CodedAssessment> fetched(TestHub hub, String after) throws HubFault {
    return hub.port(CodedFeedPort.class, "/coded-feed/v1", Desks.dataWarehouse()).getCodedAssessments(asked(after)).getAssessment();
  }

  /** A question of the data warehouse. */
  static GetCodedAssessmentsRequest asked(String after) {
    var request = new GetCodedAssessmentsRequest();
    request.setRequestId(CareSoftware.freshRequestId());
    request.setAfter(after);
    return request;
  }

  private static List<String> codes(List<CodedAssessment> assessments) {
    return assessments.stream().map(CodedAssessment::getAssessment).toList();
  }

  private static String everythingIn(List<CodedAssessment> coded) {
    var all = new ArrayList<String>();
    coded.forEach(one -> {
      Stream.of(one.getClient(), one.getAssessment(), one.getOrganisation(), one.getVersion()).forEach(all::add);
      one.getAnswer().forEach(answer -> all.add(answer.getItem() + "=" + answer.getValue()));
      one.getResult().forEach(result -> all.add(result.getScale() + "=" + result.getValue()));
    });
    return String.join("\n", all);
  }

  private String closed(Desk desk, Insz client) throws Exception {
    return hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
  }
}
