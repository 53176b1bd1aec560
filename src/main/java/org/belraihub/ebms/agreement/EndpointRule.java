package org.belraihub.ebms.agreement;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where messages may be sent, whatever an agreement says: a document that somebody slipped in must not lead them elsewhere, nor readable
 * over a network.
 *
 * @param hosts     names, or {@code *.} and a domain; empty: every host
 * @param plainHttp whether plain http may leave this machine, because the network encrypts
 */
public record EndpointRule(List<String> hosts, boolean plainHttp) {

  private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");

  /** Copies the list. */
  public EndpointRule {
    hosts = List.copyOf(hosts);
  }

  /** These hosts, over https; this machine, where it may be reached, over http too. */
  public EndpointRule(List<String> hosts) {
    this(hosts, false);
  }

  /** Why messages may not go there; empty when they may. */
  public Optional<String> objection(URI endpoint) {
    String host = endpoint.getHost();
    String name = host == null ? "" : host.toLowerCase(Locale.ROOT);
    if (name.isEmpty() || !hosts.isEmpty() && hosts.stream().noneMatch(allowed -> matches(allowed.toLowerCase(Locale.ROOT), name))) {
      return Optional.of("its host is not in hub.partners.ebms.endpoint-hosts");
    }
    boolean readable = !"https".equals(endpoint.getScheme()) && !plainHttp && !THIS_MACHINE.contains(name);
    return readable ? Optional.of("it is not https; where the network encrypts name ebms in hub.partners.plain-http-allowed")
        : Optional.empty();
  }

  private static boolean matches(String allowed, String name) {
    return allowed.startsWith("*.") ? name.endsWith(allowed.substring(1)) : name.equals(allowed);
  }
}
