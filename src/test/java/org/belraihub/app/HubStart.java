package org.belraihub.app;

import java.nio.file.Path;
import java.util.stream.Stream;

import org.belraihub.crypto.CryptoProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the hub inside the test JVM, as {@link BelraiHub} does, and hands out its context. */
public final class HubStart {

  /** Where the programs of the embedded PostgreSQL are unpacked once for all hubs of the tests. */
  public static final Path PROGRAMS = Path.of("target/postgres-programs").toAbsolutePath();

  private HubStart() {
  }

  /** Starts it with these options; whoever starts it closes it. */
  public static ConfigurableApplicationContext with(String... options) {
    CryptoProvider.install();
    var application = new SpringApplication(JarResources.SHARED, HubApplication.class);
    application.setRegisterShutdownHook(false);
    return application.run(Stream.concat(Stream.of(sharedPrograms()), Stream.of(options)).toArray(String[]::new));
  }

  /** The option for {@link #PROGRAMS}. */
  public static String sharedPrograms() {
    return "--hub.database.programs=" + PROGRAMS;
  }
}
