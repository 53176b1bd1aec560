package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.offline.OfflineCrypto;
import org.belraihub.offline.OfflineFile;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.soap.offline.wire.GetOfflineKeysRequest;
import org.belraihub.soap.offline.wire.GetOfflineUploadRequest;
import org.belraihub.soap.offline.wire.GetOfflineUploadResponse;
import org.belraihub.soap.offline.wire.HubFault;
import org.belraihub.soap.offline.wire.Item;
import org.belraihub.soap.offline.wire.Missing;
import org.belraihub.soap.offline.wire.OfflinePort;
import org.belraihub.soap.offline.wire.UploadOfflineFileRequest;
import org.belraihub.soap.offline.wire.UploadOfflineItemRequest;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.TestHub;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** E18, E19, R7.11, R7.13 to R7.20, R8.11, R10.08: what was filled in without a network. */
class OfflineIT {

  private static final String SCREENER = "BELRAI_SCREENER";
  private static final LocalDate MADE = LocalDate.of(2025, 3, 7);
  private static final Pattern UPLOAD = Pattern.compile("upload>(\\d+)<");
  private static final JsonMapper JSON = JsonMapper.shared();

  private final TestHub hub = TestHub.shared();

  @Test
  void aSubmittedItemAsksWhatIsMissingAndTheSameItemHasOneReferenceNumberAndOneIndication_E18() throws Exception {
    Insz omar = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
    var item = submitted(omar);
    item.put("billing", Map.of("billed", true, "validityMonths", 6, "reason", "ZZZ"));
    try (var day = hub.on(LocalDate.of(2025, 4, 20))) {
      Item refused = upload(Desks.ines(), item, null);
      assertThat(refused.getState()).isEqualTo("ERROR");
      assertThat(refused.getErrorCode()).isEqualTo("BILLING_FIELDS_INVALID");
      assertThat(refused.getPlace()).containsExactly("vsbNumber");

      Item taken = upload(Desks.ines(), item, "VSB-0001");
      assertThat(taken.getState()).as(taken.getErrorCode()).isEqualTo("UPLOADED");
      assertThat(upload(Desks.ines(), item, "VSB-0001").getReference()).isEqualTo(taken.getReference());
      hub.delivered(Desks.ines(), taken.getReference());
      assertThat(hub.books().indications(taken.getReference())).singleElement().satisfies(indication ->
          assertThat(indication.validFrom()).as("offline dates count").isEqualTo(MADE));
      var summary = new DraftDesk(hub, Desks.ines()).get(taken.getReference()).getAssessment();
      assertThat(summary.getDates().getCreationDate()).hasToString(MADE.toString());
      assertThat(summary.getState()).isEqualTo(State.CLOSED);

      var ines = new DraftDesk(hub, Desks.ines());
      assertThat(ines.results(taken.getReference()).getResults().getResult()).as("the result is there at once (R7.13)").isNotEmpty();
      int answers = ines.get(taken.getReference()).getAnswers().getAnswer().size();
      item.put("modules", List.of());
      assertThat(upload(Desks.ines(), item, "VSB-0001").getReference()).isEqualTo(taken.getReference());
      assertThat(ines.get(taken.getReference()).getAnswers().getAnswer()).as("submitted is submitted").hasSize(answers).isNotEmpty();

      Item other = upload(Desks.louise(), item, null);
      assertThat(other.getErrorCode()).as("another organisation's").isEqualTo("DUPLICATE_CONFLICT");
    }
  }

  @Test
  void aFileHasADraftASubmittedAndABrokenItemEachWithItsOwnOutcome_E19() throws Exception {
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).known();
    Insz karel = hub.client().consenting().relatedTo(Desks.louise()).known();
    var draft = item(jeanne, "DRAFT");
    var closed = submitted(karel);
    var broken = new LinkedHashMap<>(submitted(karel));
    broken.put("insz", "12345678901");
    broken.put("itemId", UUID.randomUUID().toString());
    byte[] file = file(Desks.louise(), List.of(draft, closed, broken));
    try (var day = hub.on(LocalDate.of(2025, 3, 12))) {
      long upload = uploadFile(Desks.louise(), file, file);

      var items = done(Desks.louise(), upload).getItem();
      assertThat(items).extracting(Item::getState).containsExactly("UPLOADED", "UPLOADED", "ERROR");
      assertThat(items.get(2).getErrorCode()).isEqualTo("SCHEMA_INVALID");
      var louise = new DraftDesk(hub, Desks.louise());
      assertThat(louise.get(items.get(0).getReference()).getAssessment().getState()).isEqualTo(State.DRAFT);
      assertThat(louise.get(items.get(0).getReference()).getAssessment().getDates().getExpiryDate()).hasToString("2025-03-17");
      assertThat(louise.line(karel, items.get(1).getReference())).hasValueSatisfying(line ->
          assertThat(line.getState()).isEqualTo(State.CLOSED));
      assertThat(uploadFile(Desks.louise(), file, file)).as("the same file is the same upload").isEqualTo(upload);
      assertThat(done(Desks.louise(), upload).getErrors()).as("its error is tried again and stays one").isEqualTo(1);
    }
    assertThat(content(uploadOf(file))).as("content goes once it is processed").isZero();
  }

  /** R7.14: what is missing is asked and added to the same file, by whoever acts then; three times at once, as an impatient user does. */
  @Test
  void theSameFileWithWhatWasMissingTakesItsErrorsAgainAndNothingTwice_E18_E19() throws Exception {
    Insz omar = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
    var flagged = submitted(omar);
    flagged.put("billing", Map.of("billed", true, "validityMonths", 6, "reason", "ZZZ"));
    byte[] file = file(Desks.ines(), List.of(item(omar, "DRAFT"), flagged));
    try (var day = hub.on(LocalDate.of(2025, 3, 12))) {
      long upload = uploadFile(Desks.inesAsAdmin(), file, file);
      var before = done(Desks.ines(), upload).getItem();
      assertThat(before).extracting(Item::getState).containsExactly("UPLOADED", "ERROR");
      assertThat(before.get(1).getPlace()).as("managing staff does not bill").containsExactly("role", "vsbNumber");

      var again = Executors.newFixedThreadPool(3);
      try {
        var sent = again.invokeAll(Collections.nCopies(3, () -> uploadFile(Desks.ines(), file, file, "VSB-0001")));
        for (var one : sent) {
          assertThat(one.get()).isEqualTo(upload);
        }
      } finally {
        again.shutdown();
      }

      var after = done(Desks.ines(), upload).getItem();
      assertThat(after).extracting(Item::getState).as(after.get(1).getErrorCode()).containsOnly("UPLOADED");
      assertThat(after.get(0).getReference()).as("what was uploaded stays").isEqualTo(before.get(0).getReference());
      assertThat(hub.jdbc().sql("select closed_by_role from assessment where reference = ?").param(after.get(1).getReference())
          .query(String.class).single()).as("the role of now").isEqualTo("ASSESSOR");
      assertThat(hub.jdbc().sql("select count(*) from assessment where person_id = (select person_id from assessment where reference = ?)")
          .param(after.get(1).getReference()).query(Long.class).single()).isEqualTo(2);
      hub.delivered(Desks.ines(), after.get(1).getReference());
      assertThat(hub.books().indications(after.get(1).getReference())).hasSize(1);
    }
    assertThat(content(uploadOf(file))).as("content goes once it is processed").isZero();
  }

  /** R7.18: a statement that the database gave up is tried again by the hub; what an item alone fails on does not hold up the others. */
  @Test
  void anAcceptedItemIsKeptAndTriedAgainWhileADefectOrTheDatabaseFailsIt() throws Exception {
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).known();
    var victim = submitted(jeanne);
    victim.put("creationDate", MADE.minusDays(2).toString());
    byte[] file = file(Desks.louise(), List.of(victim, item(jeanne, "DRAFT")));
    hub.jdbc().sql("create sequence offline_attempts").update();
    try (var day = hub.on(LocalDate.of(2025, 3, 12))) {
      failing("check_violation", MADE.minusDays(2));
      long upload = uploadFile(Desks.louise(), file, file);
      await("the other item").atMost(Duration.ofSeconds(30)).until(() -> progress(Desks.louise(), upload).getUploaded() == 1);
      var first = progress(Desks.louise(), upload);
      assertThat(first.getItem()).extracting(Item::getState).containsExactly("STORED", "UPLOADED");
      assertThat(first.isDone()).isFalse();
      assertThat(content(upload)).isEqualTo(1);

      failing("deadlock_detected", MADE.minusDays(2));
      assertThat(uploadFile(Desks.louise(), file, file)).as("whoever does not want to wait").isEqualTo(upload);
      await("tried again").atMost(Duration.ofSeconds(30)).until(() -> attempts() > 1);

      failing("check_violation", MADE.minusDays(2));
      hub.jdbc().sql("update offline_upload set tries = 12 where id = ?").param(upload).update();
      assertThat(uploadFile(Desks.louise(), file, file)).isEqualTo(upload);
      var givenUp = done(Desks.louise(), upload).getItem();
      assertThat(givenUp.get(0).getErrorCode()).as("in the end somebody is told").isEqualTo("TEMPORARILY_UNAVAILABLE");
      assertThat(content(upload)).isZero();

      hub.jdbc().sql("drop function offline_failing cascade").update();
      assertThat(uploadFile(Desks.louise(), file, file)).isEqualTo(upload);
      assertThat(done(Desks.louise(), upload).getItem()).extracting(Item::getState).containsOnly("UPLOADED");
      assertThat(hub.jdbc().sql("""
              select substring(details from 'again=[0-9]+') from audit_event where action = 'OFFLINE_UPLOADED' and details like ? order by id""")
          .param("%upload=" + upload + "%").query(String.class).list()).as("an error once").containsExactly("again=0", "again=0", "again=0", "again=1");
    } finally {
      hub.jdbc().sql("drop function if exists offline_failing cascade").update();
      hub.jdbc().sql("drop sequence offline_attempts").update();
    }
  }

  /** (d) 16. */
  @Test
  void aDraftAfterItsExpiryIsRefusedAndWhatWasSubmittedIsAcceptedLate_R7_20() throws Exception {
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).known();
    try (var day = hub.on(MADE.plusDays(11))) {
      assertThat(upload(Desks.louise(), item(jeanne, "DRAFT"), null).getErrorCode()).isEqualTo("ASSESSMENT_EXPIRED");
      assertThat(upload(Desks.louise(), submitted(jeanne), null).getState()).isEqualTo("UPLOADED");
      var ltcf = item(jeanne, "DRAFT");
      ltcf.put("instrument", "BELRAI_LTCF");
      assertThat(upload(Desks.louise(), ltcf, null).getErrorCode()).as("(d) 30").isEqualTo("INSTRUMENT_UNAVAILABLE");
      assertThat(upload(Desks.nora(), item(jeanne, "DRAFT"), null)).as("ROLE_NOT_ALLOWED").isNull();
    }
  }

  /** R7.18: whatever is altered on the way or by another hand, nothing of the file counts. */
  @Test
  void anAlteredFileIsRefusedWhole() throws Exception {
    Insz jeanne = hub.client().consenting().relatedTo(Desks.louise()).known();
    var one = item(jeanne, "DRAFT");
    var two = item(jeanne, "DRAFT");
    one.put("padding", "so that it does not stay in the heap ".repeat(3000));
    byte[] file = file(Desks.louise(), List.of(one, two));
    String text = new String(file, StandardCharsets.UTF_8);
    String[] lines = text.split("\n");
    var altered = new ArrayList<String>(List.of(
        text.replace(String.valueOf(one.get("itemId")), UUID.randomUUID().toString()),
        lines[0] + "\n" + lines[2] + "," + lines[1].replaceAll(",$", "") + "\n" + lines[3],
        lines[0] + "\n" + lines[1].replaceAll(",$", "") + "\n" + lines[3],
        text.replaceFirst("\"jwe\":\"([^.]+)\\.([^.]+)\\.([^.]+)\\.(.)", "\"jwe\":\"$1.$2.$3.!"),
        text.substring(0, text.length() - 40)));
    altered.add(new String(file(Desks.hanne(), List.of(one, two)), StandardCharsets.UTF_8));
    for (String wrong : altered) {
      byte[] bytes = wrong.getBytes(StandardCharsets.UTF_8);
      assertThat(uploadFile(Desks.louise(), bytes, bytes)).as(wrong.substring(0, Math.min(80, wrong.length()))).isEqualTo(-1);
    }
    assertThat(uploadFile(Desks.louise(), file, altered.get(0).getBytes(StandardCharsets.UTF_8))).as("not what the signed Body promises").isEqualTo(-1);
    assertThat(hub.jdbc().sql("select count(*) from offline_line where item_id in (?, ?)").params(one.get("itemId"), two.get("itemId"))
        .query(Long.class).single()).isZero();
    try (var day = hub.on(MADE)) {
      assertThat(uploadFile(Desks.louise(), file, file)).as("as it was made").isPositive();
    }
    try (var left = Files.list(hub.home().resolve("offline-spool"))) {
      assertThat(left).as("the disk keeps no file").isEmpty();
    }
  }

  // --- items and files

  private Map<String, Object> submitted(Insz person) {
    var item = item(person, "SUBMITTED");
    item.put("submittedAt", MADE + "T15:00:00+01:00");
    return item;
  }

  private Map<String, Object> item(Insz person, String status) {
    var answers = hub.answers(SCREENER, person);
    var modules = new ArrayList<Map<String, Object>>();
    for (ModuleDefinition module : hub.definition(SCREENER).modules()) {
      modules.add(Map.of("code", module.code(), "answers", module.items().stream().map(ItemDefinition::code).filter(answers::has)
          .map(code -> Map.of("item", code, "value", String.valueOf(answers.get(code)))).toList()));
    }
    var item = new LinkedHashMap<String, Object>();
    item.put("itemId", UUID.randomUUID().toString());
    item.put("status", status);
    item.put("insz", person.digits());
    item.put("instrument", SCREENER);
    item.put("creationDate", MADE.toString());
    item.put("modules", modules);
    item.put("billing", Map.of("billed", false));
    return item;
  }

  private KeyMaterial key(String name) {
    return KeyMaterial.load(hub.partnersHome().resolve("sandbox/keys/" + name + ".p12"), "sandbox".toCharArray());
  }

  private String keySet() throws Exception {
    var request = new GetOfflineKeysRequest();
    request.setContext(DraftDesk.context(Desks.louise()));
    return OfflineCrypto.verified(port(Desks.louise()).getOfflineKeys(request).getSignedKeySet(), List.of(key("hub").certificate()));
  }

  private byte[] file(Desk desk, List<Map<String, Object>> items) throws Exception {
    var out = new ByteArrayOutputStream();
    try (var writer = new OfflineFile.Writer(out, keySet(), key(desk.key()))) {
      for (var item : items) {
        writer.item(JSON.writeValueAsString(item));
      }
    }
    return out.toByteArray();
  }

  private OfflinePort port(Desk desk) {
    return hub.port(OfflinePort.class, "/offline/v1", desk);
  }

  /** Null when the request itself was refused. */
  private @Nullable Item upload(Desk desk, Map<String, Object> item, @Nullable String vsbNumber) throws Exception {
    byte[] file = file(desk, List.of(item));
    Matcher jwe = Pattern.compile("\"jwe\":\"([^\"]+)\"").matcher(new String(file, StandardCharsets.UTF_8));
    assertThat(jwe.find()).isTrue();
    var request = new UploadOfflineItemRequest();
    request.setContext(DraftDesk.context(desk));
    request.setItemId(String.valueOf(item.get("itemId")));
    request.setJwe(jwe.group(1));
    request.setAdded(added(vsbNumber));
    try {
      return port(desk).uploadOfflineItem(request).getItem();
    } catch (HubFault e) {
      assertThat(e.getFaultInfo().getCode()).isEqualTo("ROLE_NOT_ALLOWED");
      return null;
    }
  }

  private static @Nullable Missing added(@Nullable String vsbNumber) {
    if (vsbNumber == null) {
      return null;
    }
    var added = new Missing();
    added.setVsbNumber(vsbNumber);
    return added;
  }

  /** Number of the upload, -1 when it was refused as a whole. */
  private long uploadFile(Desk desk, byte[] promised, byte[] sent) throws Exception {
    return uploadFile(desk, promised, sent, null);
  }

  private long uploadFile(Desk desk, byte[] promised, byte[] sent, @Nullable String vsbNumber) throws Exception {
    var request = new UploadOfflineFileRequest();
    request.setContext(DraftDesk.context(desk));
    request.setFileName("offline_belRAI_beoordelingen_20250307.json");
    request.setLength(promised.length);
    request.setSha256(MessageDigest.getInstance("SHA-256").digest(promised));
    request.setAdded(added(vsbNumber));
    byte[] envelope = hub.raw().signed(desk, request, hub.now());
    var body = new ByteArrayOutputStream();
    body.write("--next\r\nContent-Type: text/xml; charset=UTF-8\r\nContent-ID: <envelope>\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    body.write(envelope);
    body.write("\r\n--next\r\nContent-Type: application/json\r\nContent-ID: <file>\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    body.write(sent);
    body.write("\r\n--next--\r\n".getBytes(StandardCharsets.US_ASCII));
    String answer = post(body.toByteArray());
    Matcher upload = UPLOAD.matcher(answer);
    if (upload.find()) {
      return Long.parseLong(upload.group(1));
    }
    assertThat(answer).contains("SCHEMA_INVALID");
    return -1;
  }

  private String post(byte[] body) throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(hub.address("/soap/offline/v1")).timeout(Duration.ofSeconds(60))
        .header("Content-Type", "multipart/related; type=\"text/xml\"; start=\"<envelope>\"; boundary=\"next\"")
        .header("SOAPAction", "\"\"").POST(HttpRequest.BodyPublishers.ofByteArray(body)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  private long uploadOf(byte[] file) throws Exception {
    return hub.jdbc().sql("select id from offline_upload where sha256 = ?").param(MessageDigest.getInstance("SHA-256").digest(file))
        .query(Long.class).single();
  }

  private GetOfflineUploadResponse done(Desk desk, long upload) {
    return await("each item has its outcome").atMost(Duration.ofSeconds(60)).until(() -> progress(desk, upload), GetOfflineUploadResponse::isDone);
  }

  private GetOfflineUploadResponse progress(Desk desk, long upload) throws HubFault {
    var request = new GetOfflineUploadRequest();
    request.setContext(DraftDesk.context(desk));
    request.setUpload(upload);
    return port(desk).getOfflineUpload(request);
  }

  /** Lines of an upload whose content is kept. */
  private long content(long upload) {
    return hub.jdbc().sql("select count(*) from offline_line where upload_id = ? and length(sealed) > 0").param(upload).query(Long.class).single();
  }

  // --- a database that fails

  /** Whatever was made on this day fails from now on, each time with this error. */
  private void failing(String error, LocalDate made) {
    hub.jdbc().sql("drop function if exists offline_failing cascade").update();
    hub.jdbc().sql("""
        create function offline_failing() returns trigger language plpgsql as $$ begin
          perform nextval('offline_attempts'); raise exception using errcode = '%s', message = 'as the test wants it';
        end $$""".formatted(error)).update();
    hub.jdbc().sql("create trigger offline_failing before insert on assessment for each row when (new.creation_date = date '" + made
        + "') execute function offline_failing()").update();
  }

  private long attempts() {
    return hub.jdbc().sql("select case when is_called then last_value else 0 end from offline_attempts").query(Long.class).single();
  }
}
