package org.belraihub.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A {@link BareEndpoint} that runs. */
final class Bare implements Target, AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final String provider;
  private final Launched process;
  private final URI address;

  /** Starts one that signs with {@code jdk} or {@code corretto} and knows one sender. */
  Bare(Path directory, Path keys, String provider, String sender) throws IOException {
    this.provider = provider;
    this.process = Launched.java(directory, "bare-" + provider + "-" + sender, Launched.and(Launched.serving("512m"), "-Dhub.crypto.provider=" + provider,
        "-Dlogback.configurationFile=sandbox/logback.xml",
        "-cp", System.getProperty("java.class.path"), BareEndpoint.class.getName(), keys.toString(), sender));
    process.await("ready", PATIENCE, () -> told().isPresent());
    this.address = told().orElseThrow();
  }

  private Optional<URI> told() throws IOException {
    return Files.readString(process.log()).lines().filter(line -> line.startsWith("address ")).map(line -> URI.create(line.substring(8)))
        .findFirst();
  }

  @Override
  public String name() {
    return "bare CXF " + provider;
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public double cpuMillis() {
    return process.cpuMillis();
  }

  @Override
  public double storeMillis() {
    return 0;
  }

  @Override
  public void close() {
    process.close();
  }
}
