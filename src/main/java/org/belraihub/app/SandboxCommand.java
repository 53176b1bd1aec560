package org.belraihub.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.sandbox.Sandbox;
import org.belraihub.sandbox.SandboxOptions;
import org.belraihub.store.EmbeddedDatabase;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;

/** Runs the simulated partners alone, until stopped. */
@Command(name = "sandbox", mixinStandardHelpOptions = true,
    description = "Runs the simulated partners in a process of their own and prints their addresses as one JSON line when ready.")
public final class SandboxCommand implements Callable<Integer> {

  @Option(names = "--port", defaultValue = "0", description = "Port of control, partners follow; 0 for free ports (default).")
  private int port;

  @Option(names = "--home", description = "The hub's home (default: ~/.belraihub); keys and addresses live in sandbox under it.")
  private @Nullable Path home;

  @Option(names = "--jdbc-url", description = "PostgreSQL for the ledgers, with user and password as parameters "
      + "(default: an embedded one under the home).")
  private @Nullable String jdbcUrl;

  @Option(names = "--hub-ebms", description = "Where the hub takes ebMS messages; may be told later through control.")
  private @Nullable URI hubEbms;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (System.getProperty("logback.configurationFile") == null) {
      System.setProperty("logback.configurationFile", "sandbox/logback.xml");
    }
    CryptoProvider.install();
    Path place = home == null ? Path.of(System.getProperty("user.home"), ".belraihub") : home.toAbsolutePath();
    EmbeddedDatabase database = jdbcUrl == null ? EmbeddedDatabase.start(place.resolve("sandbox/postgres"), place.resolve("postgres-binaries"), 0) : null;
    var url = database == null ? jdbcUrl : database.jdbcUrl();
    var sandbox = Sandbox.start(new SandboxOptions(port, place, url, Optional.ofNullable(hubEbms)));
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      sandbox.close();
      if (database != null) {
        database.close();
      }
    }, "sandbox-stop"));
    System.out.println(JsonMapper.shared().writeValueAsString(sandbox.addresses()));
    new CountDownLatch(1).await();
    return 0;
  }
}
