package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Map;

import tools.jackson.databind.JsonNode;

/**
 * A simulated partner, or a family of them. Its life: {@link #mount} before the web server runs (endpoints are declared),
 * {@link #started} once every address is known, then requests and control, then {@link #close}.
 */
public interface SandboxPart extends AutoCloseable {

  /** Its name under {@code /control/parts/}: lower case and hyphens. */
  String name();

  /** Declares the endpoints; nothing runs yet and no address is known. */
  void mount(SandboxSite site);

  /** Every listener is open and every address known. */
  default void started(SandboxSite site) throws Exception {
  }

  /** The hub's ebMS address is known now, or another one. */
  default void hubMoved(SandboxSite site) throws IOException {
  }

  /**
   * Does what an operator asks, for example {@code give} at the consent source.
   *
   * @return the answer as JSON, an empty map when there is nothing to say
   * @throws IllegalArgumentException for an operation or arguments that it does not know; told to the caller
   */
  default Map<String, ?> control(String operation, JsonNode arguments) throws SQLException {
    throw new IllegalArgumentException(name() + " knows no operation " + operation);
  }

  /** What its ledger holds, as counts by name; the caller may rely on them after a restart. */
  default Map<String, ?> ledger() throws SQLException {
    return Map.of();
  }

  @Override
  default void close() {
  }
}
