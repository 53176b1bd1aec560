package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;

import jakarta.xml.ws.soap.SOAPFaultException;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.fault.FaultCode;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Closed;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.codedfeed.wire.CodedFeedPort;
import org.belraihub.soap.dispute.wire.DisputePort;
import org.belraihub.soap.dispute.wire.ListDisputesRequest;
import org.belraihub.soap.export.wire.Report;
import org.belraihub.soap.indication.wire.GetPerformanceReportRequest;
import org.belraihub.soap.indication.wire.IndicationPort;
import org.belraihub.soap.relation.wire.Kind;
import org.belraihub.soap.relation.wire.RegisterCareRelationRequest;
import org.belraihub.soap.relation.wire.RelationPort;
import org.belraihub.soap.statistics.wire.GetQualityIndicatorsRequest;
import org.belraihub.soap.statistics.wire.Period;
import org.belraihub.soap.statistics.wire.StatisticsPort;
import org.belraihub.soap.task.wire.AddClientRequest;
import org.belraihub.soap.task.wire.ListTasksRequest;
import org.belraihub.soap.task.wire.TaskPort;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.ExportDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TeamDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The decision table of section 2 over the wire, a method per row: training, function and relation decide together (R2.15). Rows whose
 * story is told elsewhere: T8 and T9 {@link RecentAnswersIT}, T11 and T14 {@link CoordinatedTeamIT}, printing of T15 {@link ResultPrintIT},
 * T17 {@link DisputeIT}, T20 {@link MyBelraiIT}, T22 {@link PlatformEventIT}.
 */
class DecisionTableIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final String LTCF = "BELRAI_LTCF";

  private final TestHub hub = TestHub.shared();

  static List<Desk> whoCreates() {
    return List.of(Desks.louise(), Desks.ines(), Desks.ad());
  }

  @Test
  void t01AnyRoleAddsAClientAndRegistersARelation() throws Exception {
    Insz client = hub.client().known();
    var add = new AddClientRequest();
    add.setContext(Requests.context(Desks.nora(), CareSoftware.freshRequestId()));
    add.setInsz(client.digits());
    var register = new RegisterCareRelationRequest();
    register.setContext(Requests.context(Desks.nora(), CareSoftware.freshRequestId()));
    register.setInsz(client.digits());
    register.setCardNumber("592999999959");
    register.setKind(Kind.PERSONAL_CONTACT);

    assertThat(hub.port(TaskPort.class, "/task/v1", Desks.nora()).addClient(add).getClient().isRelation()).isFalse();
    assertThat(hub.port(RelationPort.class, "/relation/v1", Desks.nora()).registerCareRelation(register).getRelation().isValidToday()).isTrue();
  }

  /** R2.09, R2.11, R2.12: what those with the training do; R2.16, R2.17, R8.06, R8.07: they are told what is missing, and not stopped. */
  @ParameterizedTest
  @MethodSource("whoCreates")
  void t02t03CertifiedAssessorAndAdminStartSaveAndSubmitWithNotices(Desk desk) throws Exception {
    Insz client = hub.client().known();

    Draft draft = hub.at(desk).start(Case.of(client, SCREENER));
    Closed closed = hub.at(desk).submit(hub.at(desk).save(draft, hub.definition(SCREENER), hub.answers(SCREENER, client)), null);

    assertThat(draft.notices()).contains("N_NO_CARE_RELATION", "N_NO_CONSENT");
    assertThat(closed.notices()).contains("N_NO_CARE_RELATION", "N_NO_CONSENT");
    assertThat(closed.state()).isEqualTo("CLOSED");
  }

  /** R2.10, R2.13: only those with the training take assessments. */
  @Test
  void t02t03WhoHasNotDoneTheTrainingNeitherStartsNorSavesNorSubmits() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.nora()).known();
    Draft ofLouise = hub.at(Desks.louise()).start(Case.of(client, SCREENER));

    assertThat(Refusal.of(() -> hub.at(Desks.nora()).start(Case.of(client, SCREENER)))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> hub.at(Desks.nora()).save(ofLouise, hub.definition(SCREENER), hub.answers(SCREENER, client))))
        .isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> hub.at(Desks.nora()).submit(ofLouise, null))).isEqualTo("ROLE_NOT_ALLOWED");
  }

  /** R2.19. */
  @Test
  void t04t05AnyRoleSeesDraftsAndTasksOfItsOrganisationAndNobodyThoseOfAnother() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.louise()).relatedTo(Desks.hanne()).known();
    String draft = hub.at(Desks.louise()).start(Case.of(client, SCREENER)).reference();
    var tasks = new ListTasksRequest();
    tasks.setContext(Requests.context(Desks.nora(), CareSoftware.freshRequestId()));
    tasks.setReference(draft);

    assertThat(hub.at(Desks.nora()).read(draft)).isZero();
    assertThat(hub.port(TaskPort.class, "/task/v1", Desks.nora()).listTasks(tasks).getTask()).hasSize(1);
    assertThat(Refusal.of(() -> hub.at(Desks.hanne()).read(draft))).isEqualTo("DRAFT_NOT_SHAREABLE");
  }

  @Test
  void t06AnyRoleConsultsWhatItsOrganisationClosedWithARelationAndWithoutConsent() throws Exception {
    Insz related = hub.client().relatedTo(Desks.louise()).known();
    Insz stranger = hub.client().consenting().known();
    String readable = closed(Desks.louise(), related);
    String closed = closed(Desks.louise(), stranger);

    for (Desk desk : List.of(Desks.louise(), Desks.nora(), Desks.ad())) {
      assertThat(hub.at(desk).read(readable)).isPositive();
      assertThat(Refusal.of(() -> hub.at(desk).read(closed))).isEqualTo("NO_CARE_RELATION");
    }
  }

  /** R2.18; R5.20: with the client's agreement, and without what nobody else needs to know. */
  @Test
  void t07WhatAnotherOrganisationClosedNeedsRelationThenConsentAndComesWithoutComments() throws Exception {
    Insz both = hub.client().consenting().relatedTo(Desks.hanne()).known();
    Insz neither = hub.client().known();
    Insz noConsent = hub.client().relatedTo(Desks.hanne()).known();
    var louise = new DraftDesk(hub, Desks.louise());
    String commented = louise.start(both, SCREENER).getAssessment().getReference();
    louise.complete(commented, both, SCREENER);
    var comment = DraftDesk.answer("2", null);
    comment.setComment("alleen voor collega's");
    louise.save(commented, "2", false, comment);
    louise.submit(commented);

    assertThat(new DraftDesk(hub, Desks.hanne()).get(commented).getAnswers().getAnswer()).isNotEmpty()
        .extracting(Answer::getComment).containsOnlyNulls();
    String unrelated = closed(Desks.louise(), neither);
    String unshared = closed(Desks.louise(), noConsent);
    assertThat(Refusal.of(() -> hub.at(Desks.hanne()).read(unrelated))).as("the relation decides first").isEqualTo("NO_CARE_RELATION");
    assertThat(Refusal.of(() -> hub.at(Desks.hanne()).read(unshared))).isEqualTo("NO_CONSENT");
  }

  @Test
  void t08RecentAnswersAreForThoseWhoMayFillThemIn() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.louise()).known();
    String draft = hub.at(Desks.louise()).start(Case.of(client, SCREENER)).reference();

    assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.nora()).recent(draft, false, false))).isEqualTo("ROLE_NOT_ALLOWED");
  }

  @Test
  void t10EvolutionNeedsARelationAndConsentForWhatOthersClosed() throws Exception {
    Insz client = hub.client().relatedTo(Desks.nora()).known();
    Insz stranger = hub.client().consenting().known();
    List<String> own = List.of(closed(Desks.louise(), client), closed(Desks.tine(), client));
    List<String> mixed = List.of(own.get(0), closed(Desks.hanne(), client));
    List<String> unrelated = List.of(closed(Desks.louise(), stranger), closed(Desks.tine(), stranger));
    var nora = new DraftDesk(hub, Desks.nora());

    assertThat(nora.evolution(own).getPoint()).hasSize(2);
    assertThat(Refusal.of(() -> nora.evolution(mixed))).isEqualTo("NO_CONSENT");
    assertThat(Refusal.of(() -> nora.evolution(unrelated))).isEqualTo("NO_CARE_RELATION");
  }

  @Test
  void t12WhoHasNotDoneTheTrainingAcceptsNoInvitationAndNobodyDoesWithoutARelation() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.hanne()).relatedTo(Desks.louise()).known();
    String main = new DraftDesk(hub, Desks.hanne()).start(client, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
    String part = new TeamDesk(hub, Desks.hanne()).invite(main, Desks.louise(), null, "C").getReference();

    assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.nora()).accept(part))).isEqualTo("ROLE_NOT_ALLOWED");
    hub.sandbox().endCareRelation(client, Desks.louise().organisation());
    hub.part(EhealthBridges.class).invalidate(client);
    assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.louise()).accept(part))).isEqualTo("NO_CARE_RELATION");
  }

  @Test
  void t13ACertifiedColleagueOrAdminTakesTheCoordinationOverAndNobodyElse() throws Exception {
    Insz client = hub.client().known();
    String main = new DraftDesk(hub, Desks.louise()).start(client, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();

    assertThat(Refusal.of(() -> new TeamDesk(hub, Desks.nora()).handOver(main, Desks.tine()))).isEqualTo("TRANSFER_REFUSED");
    new TeamDesk(hub, Desks.tine()).handOver(main, Desks.tine());
    assertThat(new TeamDesk(hub, Desks.tine()).coordinates(main)).isTrue();
    new TeamDesk(hub, Desks.ad()).handOver(main, Desks.ad());
    assertThat(new TeamDesk(hub, Desks.ad()).coordinates(main)).isTrue();
  }

  @Test
  void t15APartHasNoResultsToPrintAndResultsFollowTheDecisionOfReading() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.hanne()).relatedTo(Desks.louise()).known();
    String main = new DraftDesk(hub, Desks.hanne()).start(client, LTCF, Coordination.WITH_COORDINATOR).getAssessment().getReference();
    String part = new TeamDesk(hub, Desks.hanne()).invite(main, Desks.louise(), null, "C").getReference();
    new TeamDesk(hub, Desks.louise()).accept(part);
    Insz stranger = hub.client().known();
    String closed = closed(Desks.louise(), stranger);

    assertThat(Refusal.of(() -> hub.at(Desks.louise()).results(part))).isEqualTo("PRINT_REFUSED");
    assertThat(Refusal.of(() -> hub.at(Desks.hanne()).results(part))).isEqualTo("PRINT_REFUSED");
    assertThat(Refusal.of(() -> hub.at(Desks.louise()).results(closed))).isEqualTo("NO_CARE_RELATION");
  }

  /** R2.12, R9.02. What is in the rows of an export is E16 in {@link ExportIT}, the dispute report {@link DisputeIT}. */
  @Test
  void t16ExportsReportsAndDisputesAreForManagingStaff() throws Exception {
    for (Desk desk : List.of(Desks.louise(), Desks.nora(), Desks.ines(), Desks.cara())) {
      var exports = new ExportDesk(hub, desk);
      for (Report report : Report.values()) {
        assertThat(Refusal.of(() -> exports.request(report))).isEqualTo("ROLE_NOT_ALLOWED");
      }
      assertThat(Refusal.of(() -> exports.list(null, 1))).isEqualTo("ROLE_NOT_ALLOWED");
      assertThat(Refusal.of(() -> exports.part(1, null))).isEqualTo("ROLE_NOT_ALLOWED");
      assertThat(Refusal.of(() -> performance(desk))).isEqualTo("ROLE_NOT_ALLOWED");
      assertThat(Refusal.of(() -> disputes(desk))).isEqualTo("ROLE_NOT_ALLOWED");
    }
    new ExportDesk(hub, Desks.ad()).list(null, 1);
    performance(Desks.ad());
    disputes(Desks.ad());
  }

  /** R1.15. */
  @Test
  void t21FiguresAreForAdminAndCoordinatingDoctorWhoSeesNoPatient() throws Exception {
    Insz client = hub.client().consenting().relatedTo(Desks.cara()).known();
    String closed = closed(Desks.louise(), client);

    assertThat(Refusal.of(() -> figures(Desks.louise()))).isEqualTo("ROLE_NOT_ALLOWED");
    assertThat(Refusal.of(() -> figures(Desks.nora()))).isEqualTo("ROLE_NOT_ALLOWED");
    figures(Desks.ad());
    figures(Desks.cara());
    assertThat(Refusal.of(() -> hub.at(Desks.cara()).read(closed))).isEqualTo("NO_CARE_RELATION");
    assertThat(Refusal.of(() -> hub.at(Desks.cara()).list(client))).isEqualTo("NO_CARE_RELATION");
  }

  /** R1.09. */
  @Test
  void t18OnlyAppealsCommitteeAndControlBodyChooseTheReferenceDateOfAScreener() throws Exception {
    Insz client = hub.client().known();
    LocalDate longAgo = LocalDate.of(2023, 1, 15);

    assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.ines()).start(client, SCREENER, null, null, longAgo)))
        .isEqualTo("REFERENCE_DATE_OUT_OF_WINDOW");
    for (Desk desk : List.of(Desks.appealsCommittee(), Desks.controlBody())) {
      assertThat(new DraftDesk(hub, desk).start(client, SCREENER, null, null, longAgo).getAssessment().getDates().getReferenceDate())
          .hasToString("2023-01-15");
    }
  }

  /** R4.26. */
  @Test
  void t19OnlyAnIndividualDraftIsDeletedAndOnlyInItsOrganisationByWhoCreates() throws Exception {
    Insz client = hub.client().known();
    String together = new DraftDesk(hub, Desks.louise()).start(client, LTCF, Coordination.WITHOUT_COORDINATOR).getAssessment().getReference();

    assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.louise()).delete(together))).isEqualTo("DELETE_REFUSED");
    for (Desk desk : whoCreates()) {
      String alone = hub.at(desk).start(Case.of(client, SCREENER)).reference();
      assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.hanne()).delete(alone))).isEqualTo("DELETE_REFUSED");
      new DraftDesk(hub, desk).delete(alone);
    }
    String alone = hub.at(Desks.louise()).start(Case.of(client, SCREENER)).reference();
    assertThat(Refusal.of(() -> new DraftDesk(hub, Desks.nora()).delete(alone))).isEqualTo("DELETE_REFUSED");
  }

  /** R6.08, (d) 10. */
  @Test
  void t23AnIndicationGoesToTheFundWithoutConsentWithResultAndBillingFieldsOnly() throws Exception {
    Insz client = hub.client().memberOf(380).known();
    String reference = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client),
        new BillingFields("VSB-0001", 12, BillingFields.HEAVY_CARE)).reference();

    hub.await(Desks.ines(), reference, "is at the fund or held", leg -> leg.acknowledged() || leg.state().equals("HELD_NO_CONSENT"));

    assertThat(hub.books().indications(reference)).singleElement().satisfies(indication -> assertThat(indication.fund()).isEqualTo(380));
    assertThat(hub.books().messageOf(reference)).as("no item of the Screener").contains(reference, "VSB-0001").doesNotContain("1.1A", "1.2A");
    assertThat(hub.books().registrations(reference)).as("nothing to the federal side").isEmpty();
  }

  /** What is in the feed is E27 in {@link CodedFeedIT}. */
  @Test
  void t24CodedAssessmentsGoToTheDataWarehouseWithoutRelationAndConsentAndToNobodyElse() throws Exception {
    String after = CodedFeedIT.here(hub);
    closed(Desks.louise(), hub.client().known());

    assertThat(CodedFeedIT.next(hub, after, 1)).hasSize(1);
    for (Desk desk : List.of(Desks.louise(), Desks.ad(), Desks.platform(), Desks.louise().signedBy("ehealth"), Desks.louise().signedBy("federal"),
        Desks.louise().signedBy("stranger"))) {
      var port = hub.port(CodedFeedPort.class, "/coded-feed/v1", desk);
      assertThatThrownBy(() -> port.getCodedAssessments(CodedFeedIT.asked(after))).as(desk.key()).isInstanceOf(SOAPFaultException.class);
    }
  }

  /** Why, on every refusal: one audit row with a sentence for the operator, which the sender does not get. */
  @Test
  void aRefusalTellsTheOperatorWhyWithWhatTheSourcesSaid() throws Exception {
    Insz client = hub.client().known();
    String closed = closed(Desks.louise(), client);

    var refusals = hub.audit().refusalsDuring(() -> Refusal.of(() -> hub.at(Desks.louise()).read(closed)));

    assertThat(refusals).singleElement().satisfies(row -> {
      assertThat(row.code()).isEqualTo(FaultCode.NO_CARE_RELATION.name());
      assertThat(row.reference()).isEqualTo(closed);
      assertThat(row.details()).contains("reason=no relation with the client today: no@20", "lives=yes@20", "circle=yes@20", "recognised=yes@20");
    });
  }

  private String closed(Desk desk, Insz client) throws Exception {
    return hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
  }

  private void performance(Desk desk) throws Exception {
    var request = new GetPerformanceReportRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setFrom("2024-01");
    request.setTo("2024-02");
    hub.port(IndicationPort.class, "/indication/v1", desk).getPerformanceReport(request);
  }

  private void disputes(Desk desk) throws Exception {
    var request = new ListDisputesRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    request.setPageSize(1);
    hub.port(DisputePort.class, "/dispute/v1", desk).listDisputes(request);
  }

  private void figures(Desk desk) throws Exception {
    var request = new GetQualityIndicatorsRequest();
    request.setContext(Requests.context(desk, CareSoftware.freshRequestId()));
    var period = new Period();
    period.setFrom(LocalDate.of(2022, 1, 1));
    period.setTo(LocalDate.of(2022, 12, 31));
    request.setPeriod(period);
    hub.port(StatisticsPort.class, "/statistics/v1", desk).getQualityIndicators(request);
  }
}
