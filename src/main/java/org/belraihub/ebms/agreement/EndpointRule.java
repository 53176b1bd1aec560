package org.belraihub.ebms.agreement;

import java.net.URI;
import java.util.List;
import java.util.Locale;

/**
 * Where messages may be sent, whatever an agreement says: a document that somebody slipped in must not lead them elsewhere.
 *
 * @param hosts names, or {@code *.} and a domain; empty: every host over https, and this machine over http
 */
public record EndpointRule(List<String> hosts) {

  private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");

  /** Copies the list. */
  public EndpointRule {
    hosts = List.copyOf(hosts);
  }

  /** Whether this rule lets messages go there. */
  public boolean allows(URI endpoint) {
    String host = endpoint.getHost();
    if (host == null) {
      return false;
    }
    String name = host.toLowerCase(Locale.ROOT);
    if (hosts.isEmpty()) {
      return "https".equals(endpoint.getScheme()) || "http".equals(endpoint.getScheme()) && THIS_MACHINE.contains(name);
    }
    return hosts.stream().map(allowed -> allowed.toLowerCase(Locale.ROOT))
        .anyMatch(allowed -> allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed));
  }
}
