package org.belraihub.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.offline.OfflineCrypto;
import org.belraihub.offline.OfflineFile;
import org.belraihub.offline.OfflineFormatException;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** The reference encoder and decoder of offline files; needs no running hub. */
@Command(name = "offline", description = "Writes and shows files of offline items (xsd/offline-format.md).", mixinStandardHelpOptions = true,
    subcommands = {OfflineCommand.Pack.class, OfflineCommand.Inspect.class})
public final class OfflineCommand {

  private static final int REFUSED = 1;

  private OfflineCommand() {
  }

  /** {@code offline pack}. */
  @Command(name = "pack", mixinStandardHelpOptions = true, description = "Encrypts items for the hub and signs the manifest.",
      footer = "Exit code 1: an item or the key set is not in the format.")
  static final class Pack implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "ITEM.json", arity = "1..*", description = "Items in clear, one per file.")
    private List<Path> items = List.of();

    @Option(names = "--keys", paramLabel = "FILE", required = true, description = "The answer of GetOfflineKeys: the signed key set.")
    private Path keys = Path.of("");

    @Option(names = "--hub-certificate", paramLabel = "FILE", required = true,
        description = "PEM file of the certificate that the key set must be signed with.")
    private Path hub = Path.of("");

    @Option(names = "--sign", paramLabel = "FILE.p12", required = true, description = "Key of the organisation.")
    private Path signer = Path.of("");

    @Option(names = "--password", paramLabel = "PASSWORD", required = true, description = "Of the key of the organisation.")
    private String password = "";

    @Option(names = "--date", paramLabel = "DAY", description = "In the name of the file, yyyy-mm-dd; default: today.")
    private @Nullable LocalDate date;

    @Option(names = "--out", paramLabel = "DIR", description = "Where the file is written; default: the working directory.")
    private Path out = Path.of(".");

    @Override
    public Integer call() throws Exception {
      CryptoProvider.install();
      LocalDate day = date == null ? new BusinessClock(SystemClock.ofMachine()).today() : date;
      Path file = out.resolve("offline_belRAI_beoordelingen_" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + ".json");
      try {
        String keySet = OfflineCrypto.verified(Files.readString(keys).strip(), PartnerBeans.certificates(hub));
        try (var writer = new OfflineFile.Writer(Files.newOutputStream(file), keySet, KeyMaterial.load(signer, password.toCharArray()))) {
          for (Path item : items) {
            writer.item(Files.readString(item));
          }
        }
      } catch (OfflineFormatException e) {
        Files.deleteIfExists(file);
        spec.commandLine().getErr().println(e.getMessage());
        return REFUSED;
      }
      spec.commandLine().getOut().println(file);
      spec.commandLine().getOut().flush();
      return 0;
    }
  }

  /** {@code offline inspect}. */
  @Command(name = "inspect", mixinStandardHelpOptions = true,
      description = "Verifies a file and lists its items; with the hub's key also what each is, never of whom.",
      footer = "Exit code 1: the file was altered, is not in the format, or an item cannot be decrypted.")
  static final class Inspect implements Callable<Integer> {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file = Path.of("");

    @Option(names = "--certificate", paramLabel = "FILE", required = true,
        description = "PEM file of the certificates of the organisation that must have signed the manifest.")
    private Path certificate = Path.of("");

    @Option(names = "--key", paramLabel = "FILE.p12", description = "Key that the items are encrypted to.")
    private @Nullable Path key;

    @Option(names = "--password", paramLabel = "PASSWORD", description = "Of that key.")
    private String password = "";

    @Override
    public Integer call() throws Exception {
      CryptoProvider.install();
      List<KeyMaterial> keys = key == null ? List.of() : List.of(KeyMaterial.load(key, password.toCharArray()));
      PrintWriter out = spec.commandLine().getOut();
      try {
        int items = show(PartnerBeans.certificates(certificate), keys, out);
        out.println(items + " items, whole");
        return 0;
      } catch (OfflineFormatException e) {
        out.println("refused: " + e.getMessage());
        return REFUSED;
      } finally {
        out.flush();
      }
    }

    private int show(List<X509Certificate> signers, List<KeyMaterial> keys, PrintWriter out) throws IOException, OfflineFormatException {
      try (InputStream in = Files.newInputStream(file)) {
        return OfflineFile.read(in, signers, (position, id, jwe) -> {
          if (keys.isEmpty()) {
            out.printf("%6d %s%n", position, id);
          } else {
            var item = JSON.readTree(OfflineCrypto.decrypted(jwe, keys));
            out.printf("%6d %s %-9s %s %s%n", position, id, item.path("status").asString(""), item.path("instrument").asString(""),
                item.path("creationDate").asString(""));
          }
        });
      }
    }
  }
}
