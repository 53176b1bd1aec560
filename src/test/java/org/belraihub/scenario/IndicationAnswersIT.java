package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.belraihub.ebms.evidence.EvidenceCheck;
import org.belraihub.ebms.evidence.Reconciliation;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.SignedPort;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.Decision;
import org.belraihub.soap.assessment.wire.GetDeliveryStatusRequest;
import org.belraihub.soap.context.wire.ActingUser;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.context.wire.RoleCode;
import org.belraihub.soap.fund.wire.FundPort;
import org.belraihub.soap.fund.wire.GetFundIndicationRequest;
import org.belraihub.soap.fund.wire.GetStatementRequest;
import org.belraihub.soap.indication.wire.GetPerformanceReportRequest;
import org.belraihub.soap.indication.wire.GetPerformanceReportResponse;
import org.belraihub.soap.indication.wire.Indication;
import org.belraihub.soap.indication.wire.IndicationPort;
import org.belraihub.soap.indication.wire.ListIndicationsRequest;
import org.belraihub.soap.indication.wire.ReportRow;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** What care funds answer to indications (R1.10, as far as those go), and what organisations and funds see of it (R6.10, R6.28, R9.02, E06, E22). */
class IndicationAnswersIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields SIX_MONTHS = new BillingFields("VSB-0001", 6, "ZZZ");
  private static final Desk ADMINISTRATOR = Desks.inesAsAdmin();
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir
  Path directory;

  private final TestHub hub = TestHub.shared();

  @AfterEach
  void fundsSayNothing() {
    for (int fund : List.of(180, 280, 380, 480, 580, 680)) {
      funds("answering", Map.of("fund", fund, "with", "NONE", "codes", List.of()));
    }
  }

  /** E06: the report shows one more under the fund; the answer of the fund is with the delivery and in the list. */
  @Test
  void anAcceptedIndicationIsInDeliveryStatusListAndReport() throws Exception {
    funds("answering", Map.of("fund", 380, "with", "ACCEPT", "codes", List.of("INDREP_203")));
    try (var day = hub.on(LocalDate.of(2025, 8, 31))) {
      ReportRow before = row("2025-08", 380);
      Closed closed = submit(380);

      Decision answer = decided(closed.reference(), "ACCEPTED");

      assertThat(answer.getCode()).containsExactly("INDREP_203");
      assertThat(answer.getFileNumber()).contains(closed.reference());
      Indication listed = listed(closed.reference(), "2025-08");
      assertThat(listed.getFund()).isEqualTo(380);
      assertThat(listed.getValidUntil()).isEqualTo(LocalDate.of(2026, 2, 28));
      assertThat(listed.getAnswer().getStatus().name()).isEqualTo("ACCEPTED");
      ReportRow after = row("2025-08", 380);
      assertThat(after.getIndications()).isEqualTo(before.getIndications() + 1);
      assertThat(after.getAccepted()).isEqualTo(before.getAccepted() + 1);
      String csv = new String(report(ADMINISTRATOR, "2025-08").getCsv(), StandardCharsets.UTF_8);
      assertThat(csv).startsWith("maand;zorgkas;indicaties;aanvaard;in_beraad;geweigerd;zonder_antwoord\r\n");
    }
  }

  /** E10; R1.03: who has two roles acts in one of them at a time, and may turn to the other. */
  @Test
  void theReportIsForAdministrators() throws Exception {
    assertThat(Refusal.of(() -> report(Desks.louise(), "2025-08"))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> report(Desks.ines(), "2025-08"))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(report(ADMINISTRATOR, "2025-08").getCsv()).isNotEmpty();
  }

  @Test
  void aRefusedIndicationShowsItsCodes() throws Exception {
    funds("answering", Map.of("fund", 180, "with", "REFUSE", "codes", List.of("INDREP_201", "VSB_REASON_301")));

    Closed closed = submit(180);

    assertThat(decided(closed.reference(), "REFUSED").getCode()).containsExactly("INDREP_201", "VSB_REASON_301");
  }

  /** Pending for two months counts as refused; a decision of the fund that comes after all stands above that. */
  @Test
  void aPendingAnswerIsRefusedByTermAndALaterDecisionStands() throws Exception {
    Closed closed = submit(580);
    delivered(closed.reference());
    answer(580, closed.reference(), "IN_BERAAD", Instant.parse("2025-01-10T10:00:00Z"));

    assertThat(decided(closed.reference(), "REFUSED").getCode()).containsExactly("PENDING_TERM_OVER");
    answer(580, closed.reference(), "AANVAARD", Instant.parse("2025-04-01T10:00:00Z"));

    assertThat(decided(closed.reference(), "ACCEPTED").getFileNumber()).isNotNull();
  }

  @Test
  void aSecondFinalDecisionChangesNothingAndIsAudited() throws Exception {
    Closed closed = submit(480);
    delivered(closed.reference());
    answer(480, closed.reference(), "AANVAARD", Instant.now());
    decided(closed.reference(), "ACCEPTED");
    long alarms = contentAlarms();

    answer(480, closed.reference(), "GEWEIGERD", Instant.now());

    await().atMost(PATIENCE).until(() -> contentAlarms() > alarms);
    decided(closed.reference(), "ACCEPTED");
  }

  /** E22, the indications: after a change of fund the new fund sees what the old one got, and a third one does not. */
  @Test
  void afterAChangeOfFundTheNewFundSeesEarlierIndications() throws Exception {
    Insz maria = person(280);
    Closed closed = submit(maria);
    delivered(closed.reference());
    assertThat(Refusal.of(() -> fund(680).getFundIndication(one(closed.reference())))).isEqualTo("UNKNOWN_REFERENCE");

    funds("mutate", Map.of("insz", maria.digits(), "from", 280, "to", 680, "on", "2025-07-01"));

    await().atMost(PATIENCE).until(() -> hub.jdbc().sql("select count(*) from fund_change where to_fund = 680 and person_id = "
        + "(select person_id from assessment where reference = ?)").param(closed.reference()).query(Long.class).single() == 1);
    var seen = fund(680).getFundIndication(one(closed.reference()));
    assertThat(seen.getIndication().getSentTo()).isEqualTo(280);
    assertThat(new String(seen.getContent(), StandardCharsets.UTF_8)).contains("IndicatieMelding", closed.reference());
    assertThat(fund(280).getFundIndication(one(closed.reference())).getContent()).isEqualTo(seen.getContent());
    assertThat(Refusal.of(() -> fund(380).getFundIndication(one(closed.reference())))).isEqualTo("UNKNOWN_REFERENCE");
  }

  /** R6.09 and I3: parked without a fund, and gone at once when a membership is told. */
  @Test
  void anIndicationWithoutFundLeavesOnceAChangeIsTold() throws Exception {
    Insz person = hub.client().consenting().relatedTo(Desks.ines()).known();
    Closed closed = submit(person);
    hub.await(Desks.ines(), closed.reference(), "is held or delivered",
        leg -> leg.acknowledged() || leg.state().equals("HELD_NOT_INSURED"));
    assertThat(listed(closed.reference(), month()).getState()).isEqualTo("HELD_NOT_INSURED");

    hub.sandbox().addMembership(person, 680, "OFFICIEEL", LocalDate.of(2020, 1, 1), null);
    funds("mutate", Map.of("insz", person.digits(), "from", 180, "to", 680, "on", "2020-01-01"));

    delivered(closed.reference());
    assertThat(listed(closed.reference(), month()).getFund()).isEqualTo(680);
  }

  @Test
  void bothSidesStateTheSameMessagesAndAFileProvesOneToAStranger() throws Exception {
    Closed closed = submit(380);
    delivered(closed.reference());
    String id = hub.jdbc().sql("select d.message_id from delivery d join assessment a on a.id = d.assessment_id where a.reference = ? "
        + "and d.leg = 'INDICATION'").param(closed.reference()).query(String.class).single();

    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    var request = new GetStatementRequest();
    request.setRequestId(UUID.randomUUID().toString());
    request.setDate(today);
    Statement ours = Statement.parse(new String(fund(380).getStatement(request).getStatement(), StandardCharsets.UTF_8));
    Statement theirs = Statement.parse(funds("statement", Map.of("fund", 380, "day", today.toString())).path("text").asString());
    Reconciliation reconciliation = Reconciliation.of(ours, theirs);
    assertThat(reconciliation.isClean()).as(reconciliation.toString()).isTrue();
    assertThat(ours.entries()).anyMatch(entry -> entry.messageId().value().equals(id));

    var written = hub.operator().post("/ebms/" + id.replace("@", "%40"), Map.of("action", "evidence", "operator", "test"));
    Path file = Files.move(Path.of(written.path("file").asString()), directory.resolve("evidence.zip"));
    EvidenceCheck.Result result = EvidenceCheck.verify(file, PackagingLimits.DEFAULT);
    assertThat(result.problems()).isEmpty();
    assertThat(result.proved()).hasSize(3);
  }

  private Closed submit(int fund) throws Exception {
    return submit(person(fund));
  }

  private Insz person(int fund) {
    return hub.client().consenting().relatedTo(Desks.ines()).memberOf(fund).known();
  }

  private Closed submit(Insz person) throws Exception {
    return hub.at(Desks.ines()).submit(CareSoftware.freshRequestId(), Case.of(person, SCREENER), hub.answers(SCREENER, person), SIX_MONTHS);
  }

  private void delivered(String reference) {
    await().atMost(PATIENCE).until(() -> hub.jdbc().sql("select d.state from delivery d join assessment a on a.id = d.assessment_id "
        + "where a.reference = ? and d.leg = 'INDICATION'").param(reference).query(String.class).single().equals("ACKED"));
  }

  private JsonNode funds(String operation, Map<String, ?> arguments) {
    return hub.sandbox().part("care-funds", operation, arguments);
  }

  private void answer(int fund, String reference, String status, Instant at) {
    funds("answer", Map.of("fund", fund, "reference", reference, "status", status, "codes", List.of(), "at", at.toString()));
  }

  private long contentAlarms() {
    return hub.jdbc().sql("select count(*) from audit_event where action = 'EBMS_ALARM' and code = 'CONTENT_UNUSABLE'").query(Long.class)
        .single();
  }

  private Decision decided(String reference, String status) {
    return await().atMost(PATIENCE).until(() -> {
      var request = new GetDeliveryStatusRequest();
      request.setContext(context(Desks.ines()));
      request.setReference(reference);
      return hub.port(AssessmentPort.class, "/assessment/v1", Desks.ines()).getDeliveryStatus(request).getLeg().stream()
          .filter(leg -> leg.getAnswer() != null && leg.getAnswer().getStatus().equals(status)).findFirst().map(leg -> leg.getAnswer())
          .orElse(null);
    }, answer -> answer != null);
  }

  private static String month() {
    return LocalDate.now(BelgianTime.ZONE).toString().substring(0, 7);
  }

  private Indication listed(String reference, String month) throws Exception {
    var request = new ListIndicationsRequest();
    String after = null;
    while (true) {
      request.setContext(context(Desks.ines()));
      request.setMonth(month);
      request.setAfter(after);
      request.setPageSize(200);
      var page = hub.port(IndicationPort.class, "/indication/v1", Desks.ines()).listIndications(request);
      var found = page.getIndication().stream().filter(indication -> indication.getReference().equals(reference)).findFirst();
      after = page.getNext();
      if (found.isPresent() || after == null) {
        return found.orElseThrow();
      }
    }
  }

  private GetPerformanceReportResponse report(Desk desk, String month) throws Exception {
    var request = new GetPerformanceReportRequest();
    request.setContext(context(desk));
    request.setFrom(month);
    request.setTo(month);
    request.setCsv(true);
    return hub.port(IndicationPort.class, "/indication/v1", desk).getPerformanceReport(request);
  }

  private ReportRow row(String month, int fund) throws Exception {
    return report(ADMINISTRATOR, month).getRow().stream().filter(found -> Integer.valueOf(fund).equals(found.getFund())).findFirst()
        .orElseGet(ReportRow::new);
  }

  private static RequestContext context(Desk desk) {
    var user = new ActingUser();
    user.setInsz(desk.user().digits());
    user.setRole(RoleCode.valueOf(desk.role()));
    user.setOrganisation(desk.organisation().digits());
    var context = new RequestContext();
    context.setRequestId(CareSoftware.freshRequestId());
    context.setSoftwareAttestationId(desk.software());
    context.setActingUser(user);
    return context;
  }

  private FundPort fund(int number) throws Exception {
    return SignedPort.open(FundPort.class, hub.address("/soap/fund/v1"), SandboxKeys.in(hub.partnersHome(), SystemClock.ofMachine()),
        "fund-" + number);
  }

  private static GetFundIndicationRequest one(String reference) {
    var request = new GetFundIndicationRequest();
    request.setRequestId(UUID.randomUUID().toString());
    request.setReference(reference);
    return request;
  }
}
