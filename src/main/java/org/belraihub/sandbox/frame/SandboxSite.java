package org.belraihub.sandbox.frame;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;

import jakarta.servlet.http.HttpServlet;
import org.apache.cxf.jaxws.EndpointImpl;
import org.belraihub.time.SystemClock;

/** What the frame offers to a {@link SandboxPart}. */
public interface SandboxSite {

  /**
   * Declares a SOAP endpoint of a partner.
   *
   * @param partner name under which it is set down, slow or faulty and its address is asked; gets a listener of its own
   * @param path    for example {@code /consent}
   * @param servant the annotated implementation
   * @param dress   adds interceptors and properties before it is published; {@link SoapSecurity} is the usual one
   */
  void soap(String partner, String path, Object servant, Consumer<EndpointImpl> dress);

  /** Declares a servlet of a partner at exactly this path. */
  void servlet(String partner, String path, HttpServlet servlet);

  /** Where a partner listens; from {@link SandboxPart#started} on. */
  URI address(String partner);

  /** How a partner behaves now. Listener and gate care for what shows on the wire; a part asks for what is its own (silence). */
  PartnerBehaviour behaviour(String partner);

  /** Where the hub takes ebMS messages; empty until an operator or the options told. */
  Optional<URI> hubEbms();

  /** Ledgers: search path is the schema {@code sandbox}. */
  DataSource ledgers();

  /** Key pairs and certificates. */
  SandboxKeys keys();

  /** The system clock. */
  SystemClock clock();

  /** {@code <hub.home>/sandbox}. */
  Path directory();
}
