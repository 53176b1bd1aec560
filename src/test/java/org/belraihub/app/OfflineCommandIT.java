package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.offline.OfflineCrypto;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reference encoder and decoder, as commands. */
class OfflineCommandIT {

  @TempDir
  Path folder;

  private final Path keys = TestHub.shared().partnersHome().resolve("sandbox/keys");

  @Test
  void whatIsPackedIsInspectedAndAnAlteredFileIsRefused() throws Exception {
    var hub = KeyMaterial.load(keys.resolve("hub.p12"), "sandbox".toCharArray());
    Path keySet = Files.writeString(folder.resolve("keys.jws"), OfflineCrypto.signedKeySet(List.of(hub)));
    Path item = Files.writeString(folder.resolve("item.json"), """
        {"itemId": "item-1", "status": "DRAFT", "insz": "54051099766", "instrument": "BELRAI_SCREENER", "creationDate": "2025-03-07",
         "modules": []}""");

    assertThat(run("pack", "--keys", keySet.toString(), "--hub-certificate", pem("hub"), "--sign", keys.resolve("wzc.p12").toString(),
        "--password", "sandbox", "--date", "2025-03-07", "--out", folder.toString(), item.toString()).code()).isZero();
    Path file = folder.resolve("offline_belRAI_beoordelingen_20250307.json");
    Run inspected = run("inspect", file.toString(), "--certificate", pem("wzc"), "--key", keys.resolve("hub.p12").toString(), "--password", "sandbox");
    assertThat(inspected.out()).contains("item-1 DRAFT").contains("1 items, whole").doesNotContain("54051099766");
    assertThat(inspected.code()).isZero();

    assertThat(run("inspect", file.toString(), "--certificate", pem("hosp")).out()).contains("refused");
    Files.writeString(file, Files.readString(file).replace("item-1", "item-2"));
    Run altered = run("inspect", file.toString(), "--certificate", pem("wzc"));
    assertThat(altered.out()).contains("refused: an item is not the one of the manifest");
    assertThat(altered.code()).isEqualTo(1);
  }

  private record Run(int code, String out) {
  }

  private static Run run(String... arguments) {
    var out = new StringWriter();
    String[] all = new String[arguments.length + 1];
    all[0] = "offline";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    int code = CommandLineTool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(out)).execute(all);
    return new Run(code, out.toString());
  }

  private String pem(String name) throws Exception {
    byte[] certificate = KeyMaterial.load(keys.resolve(name + ".p12"), "sandbox".toCharArray()).certificate().getEncoded();
    return Files.writeString(folder.resolve(name + ".pem"), "-----BEGIN CERTIFICATE-----\n"
        + Base64.getMimeEncoder().encodeToString(certificate) + "\n-----END CERTIFICATE-----\n").toString();
  }
}
