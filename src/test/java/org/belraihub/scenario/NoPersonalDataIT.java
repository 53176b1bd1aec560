package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.export.wire.Report;
import org.belraihub.soap.export.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.ExportDesk;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * R10.07 and the data promise of the README: after calls of every kind, answered and refused, no national number, name or comment is
 * in anything that the hub printed, in its metrics, its health, its operator views, its audit or the faults it gave; and no number or
 * comment stands in clear in any file of its home, database and broker included.
 */
class NoPersonalDataIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields BILLED = new BillingFields("VSB-0001", 12, BillingFields.HEAVY_CARE);
  private static final String COMMENT = "mevrouw viel op de trap naar de kelder";
  private static final List<String> NAMES = List.of("Louise Maes", "Tine Peeters", "Ines Willems", "Hanne Jacobs", "Nora Claes");

  private final TestHub hub = TestHub.shared();
  private final StringBuilder faults = new StringBuilder();

  @AfterEach
  void partnersWork() {
    hub.allPartnersUp();
  }

  @Test
  void nothingThatLeavesTheHubTellsOfAPerson() throws Exception {
    Insz known = hub.client().consenting().memberOf(380).relatedTo(Desks.ines()).relatedTo(Desks.louise()).known();
    Insz unknown = hub.client().known();
    List<String> numbers = List.of(known.digits(), unknown.digits(), Desks.louise().user().digits(), Desks.ines().user().digits(),
        Desks.hanne().user().digits(), Desks.nora().user().digits(), Desks.tine().user().digits());

    String reference = callInEveryWay(known, unknown);

    assertThat(faults).as("faults were given").contains("NO_CARE_RELATION", "SCHEMA_INVALID", "ITEMS_INCOMPLETE");
    nothingOf(numbers, "faults", faults.toString());
    nothingOf(numbers, "log", hub.logSince(0));
    for (String view : List.of("/prometheus", "/health", "/deliveries?state=PARKED", "/audittrail")) {
      nothingOf(numbers, view, hub.operator().text(view));
    }
    nothingOf(numbers, "audit", String.join("\n", hub.jdbc().sql("select row_to_json(a)::text from audit_event a").query(String.class).list()));
    hub.jdbc().sql("checkpoint").update();
    assertThat(filesWith(List.of(reference))).as("what is looked for is found where it stands").isNotEmpty();
    assertThat(filesWith(Stream.concat(numbers.stream(), Stream.of(COMMENT)).toList())).isEmpty();
  }

  private String callInEveryWay(Insz known, Insz unknown) throws Exception {
    var louise = Desks.louise();
    hub.sandbox().down("fund-380");
    String reference = tried(submission(Desks.ines(), known, BILLED), Desks.ines());
    hub.await(Desks.ines(), reference, "was tried", leg -> leg.acknowledged() || leg.lastError() != null || leg.state().equals("SENT"));
    Draft draft = hub.at(louise).start(Case.of(known, SCREENER));
    hub.at(louise).save(draft, hub.definition(SCREENER), hub.answers(SCREENER, known));
    for (Desk desk : List.of(louise, Desks.hanne(), Desks.nora(), Desks.ines())) {
      attempted(() -> hub.at(desk).read(reference));
      attempted(() -> hub.at(desk).results(draft.reference()));
      attempted(() -> hub.at(desk).list(known));
      attempted(() -> hub.at(desk).deliveries(reference));
    }

    tried(submission(Desks.nora(), unknown, null), Desks.nora());
    tried(submission(louise.signedBy("hosp"), unknown, null), louise.signedBy("hosp"));
    tried(submission(new Desk(louise.key(), louise.organisation(), Desks.hanne().user(), louise.role(), louise.software()), unknown, null),
        louise);
    tried(submission(new Desk(louise.key(), louise.organisation(), louise.user(), louise.role(), "NOT-ATTESTED"), unknown, null), louise);
    tried(submission(louise, unknown, BILLED), louise);
    SubmitAssessmentRequest incomplete = submission(louise, unknown, null);
    incomplete.getAnswers().getAnswer().remove(5);
    tried(incomplete, louise);
    SubmitAssessmentRequest wrongValue = submission(louise, unknown, null);
    wrongValue.getAnswers().getAnswer().get(4).setValue(COMMENT);
    tried(wrongValue, louise);
    SubmitAssessmentRequest wrongNumber = submission(louise, unknown, null);
    wrongNumber.getAssessment().setInsz(known.digits().substring(0, 9) + "00");
    tried(wrongNumber, louise);
    SubmitAssessmentRequest notOfTheSchema = submission(louise, unknown, null);
    notOfTheSchema.getAssessment().setInsz(known.digits() + "x");
    tried(notOfTheSchema, louise);
    byte[] altered = new String(hub.raw().signed(louise, submission(louise, unknown, null), hub.now()), StandardCharsets.UTF_8)
        .replace(unknown.digits(), known.digits()).getBytes(StandardCharsets.UTF_8);
    faults.append(hub.raw().post(hub.assessmentService(), altered).body());
    faults.append(hub.raw().post(hub.assessmentService(), hub.raw().unsigned(submission(louise, unknown, null))).body());

    hub.sandbox().faulty("consent");
    hub.sandbox().answerLost("care-relation");
    tried(submission(louise, hub.client().known(), null), louise);
    attempted(() -> hub.at(louise).read(reference));
    hub.allPartnersUp();
    hub.sandbox().answerLost("federal");
    tried(submission(louise, known, null), louise);
    hub.allPartnersUp();
    hub.delivered(Desks.ines(), reference);
    var admin = new ExportDesk(hub, Desks.inesAsAdmin());
    String export = admin.download(admin.await(admin.request(Report.ORGANISATION).getId(), State.SUCCESSFUL).getId());
    assertThat(export).as("what is encrypted at rest is in the file").contains(known.digits(), COMMENT);
    return reference;
  }

  private SubmitAssessmentRequest submission(Desk desk, Insz client, BillingFields billing) {
    var request = Requests.submission(desk, CareSoftware.freshRequestId(), Case.of(client, SCREENER), hub.answers(SCREENER, client), billing);
    request.getAnswers().getAnswer().get(2).setComment(COMMENT);
    return request;
  }

  /** The reference number, when it was accepted; the fault is kept. */
  private String tried(SubmitAssessmentRequest request, Desk desk) throws IOException {
    var reply = hub.raw().post(hub.assessmentService(), hub.raw().signed(desk, request, hub.now()));
    if (!reply.accepted()) {
      faults.append(reply.body()).append('\n');
    }
    return reply.reference();
  }

  private void attempted(Refusal.Call call) throws Exception {
    try {
      call.make();
    } catch (RefusedByHubException refused) {
      faults.append(refused.code()).append(' ').append(refused.getCause()).append('\n');
    }
  }

  private static void nothingOf(List<String> numbers, String where, String text) {
    List<String> told = new ArrayList<>();
    numbers.stream().filter(text::contains).forEach(told::add);
    NAMES.stream().filter(text::contains).forEach(told::add);
    if (text.contains(COMMENT)) {
      told.add(COMMENT);
    }
    assertThat(told).as(where).isEmpty();
  }

  private List<Path> filesWith(List<String> texts) throws IOException {
    List<byte[]> secrets = texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    var first = new boolean[256];
    secrets.forEach(secret -> first[secret[0] & 0xff] = true);
    var found = new ArrayList<Path>();
    Files.walkFileTree(hub.home(), new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        try {
          byte[] content = Files.readAllBytes(file);
          if (IntStream.range(0, content.length).filter(at -> first[content[at] & 0xff])
              .anyMatch(at -> secrets.stream().anyMatch(secret -> stands(secret, content, at)))) {
            found.add(hub.home().relativize(file));
          }
          return FileVisitResult.CONTINUE;
        } catch (IOException e) {
          return visitFileFailed(file, e);
        }
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
          // a database at work takes files away
          return FileVisitResult.CONTINUE;
        }
        throw failure;
      }
    });
    return found;
  }

  private static boolean stands(byte[] secret, byte[] content, int at) {
    return at + secret.length <= content.length && Arrays.equals(content, at, at + secret.length, secret, 0, secret.length);
  }
}
