package org.belraihub.sandbox;

import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How to start the sandbox.
 *
 * @param port    of control; partners listen at the ports after it; 0 for free ports everywhere
 * @param home    the hub's home; keys, token, addresses, organisations and agreements live in {@code sandbox} under it
 * @param jdbcUrl the PostgreSQL that keeps the ledgers, with user and password as parameters
 * @param hubEbms where the hub takes ebMS messages; may be told later through control, and is remembered over restarts
 * @param before  where partners and control listened before, and listen again; empty for a first start
 */
public record SandboxOptions(int port, Path home, String jdbcUrl, Optional<URI> hubEbms, Map<String, URI> before) {

  /** A first start. */
  public SandboxOptions(int port, Path home, String jdbcUrl, Optional<URI> hubEbms) {
    this(port, home, jdbcUrl, hubEbms, Map.of());
  }

  /** Free ports, and the hub's address is told later. */
  public static SandboxOptions of(Path home, String jdbcUrl) {
    return new SandboxOptions(0, home, jdbcUrl, Optional.empty());
  }
}
