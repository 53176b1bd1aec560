package org.belraihub.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.offline.OfflineCrypto;
import org.belraihub.offline.OfflineFile;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.care.wire.Requests;
import org.belraihub.scoring.ShippedDefinitions;
import org.belraihub.soap.offline.wire.UploadOfflineFileRequest;
import org.belraihub.time.BelgianTime;
import tools.jackson.databind.json.JsonMapper;

/** A file of ten thousand submitted offline items, taken by a hub with a heap of 256 MB: verified whole, then processed. */
final class OfflineRow implements Row {

  private static final int ITEMS = Integer.getInteger("bench.offline.items", 10_000);
  private static final String HUB = "offline";
  private static final Duration PATIENCE = Duration.ofMinutes(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  @Override
  public String name() {
    return "offline";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    CryptoProvider.install();
    Path keys = stage.keys().keyStore("hub").getParent();
    Path file = written(stage, keys);
    Hub hub = stage.hub(HUB, "256m", List.of("--hub.delivery.open-legs="));
    try {
      long begin = System.nanoTime();
      upload(stage, hub, file);
      double verified = (System.nanoTime() - begin) / 1e9;
      hub.process().await("done with the file", PATIENCE, () -> count(hub, "done_at is not null") == 1);
      double seconds = (System.nanoTime() - begin) / 1e9;
      recorder.figure("offline: verified whole", ITEMS / verified, "items/s of " + ITEMS + ", " + Files.size(file) / 1_000_000 + " MB", null);
      recorder.figure("offline: whole and processed", ITEMS / seconds, "items/s", null);
      recorder.figure("offline: heap after collection", hub.process().heapAfterCollection(), "MB of 256", null);
    } finally {
      stage.stop(HUB);
      Files.delete(file);
    }
  }

  private static long count(Hub hub, String what) throws Exception {
    try (var connection = hub.database(); var statement = connection.createStatement();
         var row = statement.executeQuery("select count(*) from hub.offline_upload where " + what)) {
      row.next();
      return row.getLong(1);
    }
  }

  private static Path written(Stage stage, Path keys) throws Exception {
    var hub = KeyMaterial.load(keys.resolve("hub.p12"), "sandbox".toCharArray());
    String keySet = OfflineCrypto.verified(OfflineCrypto.signedKeySet(List.of(hub)), List.of(hub.certificate()));
    Path file = stage.directory().resolve("offline_belRAI_beoordelingen_20261126.json");
    List<Insz> clients = stage.clients().known();
    try (var writer = new OfflineFile.Writer(new BufferedOutputStream(Files.newOutputStream(file)), keySet,
        KeyMaterial.load(keys.resolve(Desk.nursingHome().key() + ".p12"), "sandbox".toCharArray()))) {
      for (int i = 0; i < ITEMS; i++) {
        writer.item(JSON.writeValueAsString(item(clients.get(i % clients.size()), i)));
      }
    }
    return file;
  }

  private static Map<String, Object> item(Insz person, int seed) {
    var screener = ShippedDefinitions.current("BELRAI_SCREENER");
    Answers answers = CompleteAnswers.of(screener, seed % 64);
    var modules = screener.modules().stream().map(module -> Map.of("code", module.code(), "answers", module.items().stream()
        .map(ItemDefinition::code).filter(answers::has).map(code -> Map.of("item", code, "value", String.valueOf(answers.get(code)))).toList()))
        .toList();
    return Map.of("itemId", UUID.randomUUID().toString(), "status", "SUBMITTED", "insz", person.digits(), "instrument", "BELRAI_SCREENER",
        "creationDate", LocalDate.now(BelgianTime.ZONE).toString(), "submittedAt", Instant.now().toString(), "modules", modules,
        "billing", Map.of("billed", false));
  }

  private static void upload(Stage stage, Hub hub, Path file) throws Exception {
    var request = new UploadOfflineFileRequest();
    request.setContext(Requests.context(Desk.nursingHome(), UUID.randomUUID().toString()));
    request.setFileName(file.getFileName().toString());
    request.setLength(Files.size(file));
    try (var in = new DigestInputStream(Files.newInputStream(file), MessageDigest.getInstance("SHA-256"))) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
      request.setSha256(in.getMessageDigest().digest());
    }
    byte[] envelope = new RawCalls(stage.keys()).signed(Desk.nursingHome(), request, Instant.now());
    var before = "--next\r\nContent-Type: text/xml; charset=UTF-8\r\nContent-ID: <envelope>\r\n\r\n" + new String(envelope, StandardCharsets.UTF_8)
        + "\r\n--next\r\nContent-Type: application/json\r\nContent-ID: <file>\r\n\r\n";
    var body = BodyPublishers.concat(BodyPublishers.ofString(before), BodyPublishers.ofFile(file), BodyPublishers.ofString("\r\n--next--\r\n"));
    var post = HttpRequest.newBuilder(URI.create(hub.address().toString().replace("assessment", "offline"))).timeout(PATIENCE)
        .header("Content-Type", "multipart/related; type=\"text/xml\"; start=\"<envelope>\"; boundary=\"next\"").header("SOAPAction", "\"\"")
        .POST(body).build();
    var answer = HttpClient.newHttpClient().send(post, HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IOException("the hub answered " + answer.statusCode() + ": " + answer.body());
    }
  }
}
