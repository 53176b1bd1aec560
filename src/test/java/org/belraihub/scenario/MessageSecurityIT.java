package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;

import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationFile;
import org.belraihub.organisation.OrganisationImport;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.RawCalls.Reply;
import org.belraihub.testing.AuditRows.Row;
import org.belraihub.testing.Desks;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** E26 (R10.01, R6.30, R6.31): what is not to be believed is refused, stores nothing and leaves one audit row. */
class MessageSecurityIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final BillingFields BILLED = new BillingFields("VSB-0001", 12, BillingFields.HEAVY_CARE);
  private static final int COPIES = 50;

  private final TestHub hub = TestHub.shared();
  private final String requestId = CareSoftware.freshRequestId();
  private final Insz omar = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();

  @Test
  void anUnsignedCallIsRefused() throws Exception {
    refused(hub.raw().unsigned(Desks.ines(), requestId, Case.of(omar, SCREENER), hub.answers(SCREENER, omar), BILLED),
        "wsse:InvalidSecurity", "NOT_SIGNED");
  }

  @Test
  void anAlteredCallIsRefused() throws Exception {
    var altered = new String(signed(Desks.ines(), Duration.ZERO), StandardCharsets.UTF_8).replace(">12</", ">36</");

    refused(altered.getBytes(StandardCharsets.UTF_8), "wsse:FailedCheck", "DIGEST");
  }

  @Test
  void anExpiredCallIsRefused() throws Exception {
    refused(signed(Desks.ines(), Duration.ofMinutes(-11)), "wsu:MessageExpired", "EXPIRED");
  }

  @Test
  void aCallFromTheFutureIsRefused() throws Exception {
    refused(signed(Desks.ines(), Duration.ofMinutes(10)), "wsu:MessageExpired", "FROM_THE_FUTURE");
  }

  /** R1.24: the key of another environment is one that nobody registered here. */
  @Test
  void aCallSignedWithAnUnknownCertificateIsRefused() throws Exception {
    refused(signed(Desks.ines().signedBy("stranger"), Duration.ZERO), "wsse:FailedAuthentication", "CERTIFICATE_UNKNOWN");
  }

  /** R10.02: the certificate is that of one RIZIV number. */
  @Test
  void aCallSignedForAnotherNumberIsRefused() throws Exception {
    refused(signed(Desks.ines().signedBy("wzc"), Duration.ZERO), "CERTIFICATE_REJECTED", "CERTIFICATE_REJECTED");
  }

  @Test
  void aCallOfAFacilityWithoutCircleOfTrustDeclarationIsRefused() throws Exception {
    var imports = hub.part(OrganisationImport.class);
    var all = OrganisationFile.read(Files.readString(hub.partnersHome().resolve("sandbox/organisations.yaml")));
    Organisation indication = all.stream().filter(one -> one.hco().equals(Desks.ines().organisation())).findFirst().orElseThrow();
    imports.take(OrganisationFile.write(List.of(withoutDeclaration(indication))), "test");
    try {
      refused(signed(Desks.ines(), Duration.ZERO), "NO_PROFESSIONAL_ROUTE", "NO_PROFESSIONAL_ROUTE");
    } finally {
      imports.take(OrganisationFile.write(List.of(indication)), "test");
    }
  }

  private static Organisation withoutDeclaration(Organisation one) {
    return new Organisation(one.hco(), one.nihii(), one.name(), one.type(), one.residential(), one.vsbNumbers(), one.software(),
        null, one.certificates(), one.users());
  }

  @Test
  void aReplayedCallIsRefusedAndTheFirstStands() throws Exception {
    byte[] message = signed(Desks.ines(), Duration.ZERO);
    Reply first = hub.raw().post(hub.assessmentService(), message);

    List<Row> rows = hub.audit().refusalsDuring(() -> {
      Reply second = hub.raw().post(hub.assessmentService(), message);
      assertThat(second.accepted()).isFalse();
      assertThat(second.code()).isEqualTo("wsse:FailedCheck");
    });

    assertThat(first.accepted()).isTrue();
    assertThat(rows).singleElement().satisfies(row -> assertThat(row.code()).isEqualTo("REPLAYED"));
    assertThat(hub.audit().ofRequest(requestId)).extracting(Row::action).containsExactly("ASSESSMENT_SUBMITTED");
  }

  @Test
  void ofFiftyParallelCopiesExactlyOneIsAccepted() throws Exception {
    byte[] message = signed(Desks.ines(), Duration.ZERO);
    var together = new CountDownLatch(1);
    var replies = new ArrayList<Reply>();

    List<Row> rows = hub.audit().refusalsDuring(() -> {
      var threads = Executors.newFixedThreadPool(COPIES);
      try {
        Callable<Reply> call = () -> {
          together.await();
          return hub.raw().post(hub.assessmentService(), message);
        };
        var calls = java.util.stream.Stream.generate(() -> threads.submit(call)).limit(COPIES).toList();
        together.countDown();
        for (var answer : calls) {
          replies.add(answer.get());
        }
      } finally {
        threads.shutdownNow();
      }
    });

    assertThat(replies).filteredOn(Reply::accepted).hasSize(1);
    assertThat(replies).filteredOn(reply -> !reply.accepted()).extracting(Reply::code).containsOnly("wsse:FailedCheck");
    assertThat(rows).hasSize(COPIES - 1).extracting(Row::code).containsOnly("REPLAYED");
    assertThat(hub.audit().ofRequest(requestId)).extracting(Row::action).containsExactly("ASSESSMENT_SUBMITTED");
    String reference = replies.stream().filter(Reply::accepted).findFirst().orElseThrow().reference();
    hub.delivered(Desks.ines(), reference);
    assertThat(hub.books().indications(reference)).singleElement().satisfies(booked -> assertThat(booked.receptions()).isEqualTo(1));
  }

  @Test
  void aMessageWithADocumentTypeIsRefusedUnread() throws Exception {
    var message = new String(signed(Desks.ines(), Duration.ZERO), StandardCharsets.UTF_8);
    int envelope = message.indexOf("<soap:Envelope");

    refused(("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>" + message.substring(envelope)).getBytes(StandardCharsets.UTF_8),
        "Client", "DTD");
  }

  @Test
  void aMessageBeyondTwoMegabytesIsRefused() throws Exception {
    var message = new String(signed(Desks.ines(), Duration.ZERO), StandardCharsets.UTF_8);

    refused((message + " ".repeat(2 * 1024 * 1024)).getBytes(StandardCharsets.UTF_8), "Client", "TOO_LARGE");
  }

  @Test
  void aMessageTooDeepOrWithTooManyElementsIsRefused() throws Exception {
    var message = new String(signed(Desks.ines(), Duration.ZERO), StandardCharsets.UTF_8);

    refused(message.replace("</soap:Body>", "<x>".repeat(500) + "</x>".repeat(500) + "</soap:Body>").getBytes(StandardCharsets.UTF_8),
        "Client", "TOO_LARGE");
    refused(message.replace("</soap:Body>", "<x/>".repeat(200_000) + "</soap:Body>").getBytes(StandardCharsets.UTF_8),
        "Client", "TOO_LARGE");
  }

  private byte[] signed(Desk desk, Duration shift) {
    return hub.raw().signed(desk, requestId, Case.of(omar, SCREENER), hub.answers(SCREENER, omar), BILLED, hub.now().plus(shift));
  }

  private void refused(byte[] message, String code, String audited) throws Exception {
    List<Row> rows = hub.audit().refusalsDuring(() -> {
      Reply reply = hub.raw().post(hub.assessmentService(), message);
      assertThat(reply.accepted()).isFalse();
      assertThat(reply.code()).endsWith(code);
      assertThat(reply.body()).doesNotContain(omar.digits(), audited.equals(code) ? "\u0000" : audited);
    });

    assertThat(rows).as("one audit row").singleElement().satisfies(row -> {
      assertThat(row.code()).isEqualTo(audited);
      assertThat(row.details()).doesNotContain(omar.digits());
    });
    assertThat(hub.part(PersonRegister.class).find(omar)).as("nothing is stored of the client").isEmpty();
    assertThat(hub.jdbc().sql("select count(*) from request where request_id = ?").param(requestId).query(Long.class).single()).isZero();
  }
}
