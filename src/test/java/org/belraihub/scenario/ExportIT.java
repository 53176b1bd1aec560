package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.awaitility.Awaitility;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.soap.export.wire.Export;
import org.belraihub.soap.export.wire.Report;
import org.belraihub.soap.export.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.ExportDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** E16: the organisation export over the wire (T16, R9.01, R9.05 to R9.07, R9.11, R5.16, R8.10, R10.09, (d) 35, (d) 36). */
class ExportIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final LocalDateTime ASKED = LocalDateTime.of(2025, 3, 12, 10, 0);
  private static final int MOST_OPEN = 5;

  private final TestHub hub = TestHub.shared();
  /** The scenario tells it of the nursing home; here that has the clients of all other tests too, the rehabilitation hospital few. */
  private final ExportDesk rik = new ExportDesk(hub, Desks.rikAsAdmin());
  private final ExportDesk adAtHospital = new ExportDesk(hub, Desks.adAtHospital());

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  @Test
  void fiveMayWaitTheFileHoldsWhatMayBeReadAndIsThereForAWeek() throws Exception {
    OffsetDateTime until;
    long made;
    try (var clock = hub.at(ASKED)) {
      Insz related = hub.client().relatedTo(Desks.rik()).known();
      Insz shared = hub.client().consenting().relatedTo(Desks.rik()).relatedTo(Desks.hanne()).known();
      Insz unshared = hub.client().relatedTo(Desks.rik()).known();
      Insz stranger = hub.client().consenting().known();
      String own = new DraftDesk(hub, Desks.rik()).closedWithComment(related, "=SUM(1;2) \"of\"\r\neen tweede regel");
      String ownOfShared = closed(Desks.rik(), shared);
      String ofHospital = new DraftDesk(hub, Desks.hanne()).closedWithComment(shared, "alleen voor het ziekenhuis");
      String ownOfUnshared = closed(Desks.rik(), unshared);
      String heldBack = closed(Desks.hanne(), unshared);
      String unrelated = closed(Desks.rik(), stranger);
      hub.sandbox().down("care-relation");
      hub.part(EhealthBridges.class).invalidate(related);

      List<Export> waiting = fiveRequests();

      assertThat(Refusal.of(() -> rik.request(Report.ORGANISATION))).isEqualTo("EXPORT_QUOTA");
      long ofOther = adAtHospital.request(Report.ORGANISATION).getId();
      assertThat(Refusal.of(() -> rik.get(ofOther))).as("nobody else's").isEqualTo("UNKNOWN_REFERENCE");
      assertThat(Refusal.of(() -> rik.part(waiting.get(0).getId(), null))).as("still waits for the source").isEqualTo("TEMPORARILY_UNAVAILABLE");
      hub.sandbox().up("care-relation");
      List<Export> successful = waiting.stream().map(export -> rik.await(export.getId(), State.SUCCESSFUL)).toList();
      adAtHospital.await(ofOther, State.SUCCESSFUL);
      made = successful.get(0).getId();
      until = successful.get(0).getAvailableUntil();
      assertThat(until).isEqualTo(successful.get(0).getFinishedAt().plusWeeks(1));
      assertThat(rik.list(null, 2).getExport()).extracting(Export::getId).containsExactly(waiting.get(4).getId(), waiting.get(3).getId());

      String file = rik.download(made);
      assertThat(file).hasSizeGreaterThan(0).startsWith("\uFEFF\"reference\";\"insz\";");
      assertThat(lines(file, own)).isNotEmpty().allSatisfy(line -> assertThat(line).contains('"' + related.digits() + '"'));
      assertThat(file).as("neither formula nor broken line").contains("\"COMMENT\";\"2\";\"'=SUM(1;2) \"\"of\"\"\r\neen tweede regel\"\r\n");
      assertThat(lines(file, own)).anySatisfy(line -> assertThat(line).contains("\"RESULT\";"));
      assertThat(lines(file, ownOfShared)).isNotEmpty();
      assertThat(lines(file, ofHospital)).as("with consent").isNotEmpty();
      assertThat(file).as("without its comments").doesNotContain("alleen voor het ziekenhuis");
      assertThat(lines(file, ownOfUnshared)).isNotEmpty();
      assertThat(file).as("no consent, no relation").doesNotContain(heldBack, unrelated, stranger.digits());
      assertThat(exported(made, own, ofHospital)).containsExactly("OK null", "OK null");
      assertThat(exported(made, heldBack)).containsExactly("REFUSED NO_CONSENT");
      assertThat(exportedClients(made, unrelated)).containsExactly("NO_CARE_RELATION");

      assertThat(rik.await(rik.request(Report.ORGANISATION).getId(), State.SUCCESSFUL).getSize()).as("a new one is accepted").isPositive();
    }
    try (var clock = hub.at(until.minusSeconds(30).toLocalDateTime())) {
      assertThat(rik.part(made, null).getContent()).isNotEmpty();
    }
    try (var clock = hub.at(until.plusSeconds(1).toLocalDateTime())) {
      assertThat(Refusal.of(() -> rik.part(made, null))).isEqualTo("EXPORT_LAPSED");
      assertThat(rik.get(made).getState()).isEqualTo(State.LAPSED);
      Awaitility.await("the file is gone").until(() -> hub.jdbc().sql("select count(*) from organisation_export_part where export_id = ?")
          .param(made).query(Long.class).single() == 0);
    }
  }

  @Test
  void reportsOfOwnOpenAndClosedAssessmentsNeedARelationToo() throws Exception {
    Insz related = hub.client().consenting().relatedTo(Desks.rik()).relatedTo(Desks.hanne()).known();
    Insz stranger = hub.client().consenting().known();
    String own = closed(Desks.rik(), related);
    String ofOther = closed(Desks.hanne(), related);
    String unrelated = closed(Desks.rik(), stranger);
    var rikAtWork = new DraftDesk(hub, Desks.rik());
    String draft = rikAtWork.start(related, SCREENER).getAssessment().getReference();
    String unrelatedDraft = rikAtWork.start(stranger, SCREENER).getAssessment().getReference();
    rikAtWork.complete(draft, related, SCREENER);
    rikAtWork.complete(unrelatedDraft, stranger, SCREENER);

    assertThat(file(Report.OWN_ASSESSMENTS)).contains(own).doesNotContain(ofOther, draft, unrelated);
    assertThat(file(Report.OPEN_ASSESSMENTS)).contains(draft).doesNotContain(own, unrelatedDraft);
    assertThat(file(Report.CLOSED_ASSESSMENTS)).contains(own, ofOther).doesNotContain(draft, unrelated);
  }

  /** T16: no row filter. R9.11: nothing that names anybody. */
  @Test
  void theAnonymousReportHoldsAssessmentsWithoutARelationAndNamesNobody() throws Exception {
    Insz stranger = hub.client().named("Rosa", "Vermeiren").known();
    String reference = new DraftDesk(hub, Desks.rik()).closedWithComment(stranger, "alleen voor het ziekenhuis");
    String before = file(Report.ANONYMOUS);
    closed(Desks.rik(), stranger);

    String after = file(Report.ANONYMOUS);

    assertThat(after.length()).as("the second is in it too").isGreaterThan(before.length());
    assertThat(before).contains("\"ANSWER\"", "\"RESULT\"").doesNotContain("\"COMMENT\"", reference, stranger.digits(), "Vermeiren", "Rik Aerts",
        "alleen voor het ziekenhuis");
  }

  @Test
  void theSameRequestIsOneExport() throws Exception {
    String requestId = CareSoftware.freshRequestId();

    long first = rik.request(Report.ORGANISATION, requestId).getId();

    assertThat(rik.request(Report.ORGANISATION, requestId).getId()).isEqualTo(first);
    rik.await(first, State.SUCCESSFUL);
    assertThat(Refusal.of(() -> rik.part(first, 1_000))).isEqualTo("UNKNOWN_REFERENCE");
  }

  private String file(Report report) throws Exception {
    return rik.download(rik.await(rik.request(report).getId(), State.SUCCESSFUL).getId());
  }

  private List<Export> fiveRequests() throws Exception {
    var waiting = new ArrayList<Export>();
    for (int i = 0; i < MOST_OPEN; i++) {
      waiting.add(rik.request(Report.ORGANISATION));
    }
    return waiting;
  }

  private static List<String> lines(String file, String reference) {
    return Arrays.stream(file.split("\r\n")).filter(line -> line.startsWith('"' + reference + '"')).toList();
  }

  private List<String> exported(long export, String... references) {
    return Arrays.stream(references).flatMap(reference -> hub.audit().ofReference(reference).stream())
        .filter(row -> row.action().equals("ASSESSMENT_EXPORTED") && row.correlation().equals("export-" + export))
        .map(row -> row.outcome() + ' ' + row.code()).toList();
  }

  private List<String> exportedClients(long export, String reference) {
    return hub.jdbc().sql("""
            select code from audit_event where correlation = ? and action = 'ASSESSMENT_EXPORTED' and reference is null
              and person_id = (select person_id from assessment where reference = ?)""")
        .params("export-" + export, reference).query(String.class).list();
  }

  private String closed(Desk desk, Insz client) throws Exception {
    return hub.at(desk).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
  }
}
