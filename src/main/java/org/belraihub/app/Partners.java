package org.belraihub.app;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;

import org.belraihub.crypto.KeyMaterial;

/**
 * Who the hub is and where its partners are, wherever that came from.
 *
 * @param key          the hub's own key
 * @param addresses    by name of the partner, the best first
 * @param certificates of partners that sign; several while one changes its key
 * @param tokenIssuers certificates that tokens of the STS are signed with
 * @param agreements   directory of CPPA documents
 */
record Partners(KeyMaterial key, Map<String, List<URI>> addresses, Map<String, List<X509Certificate>> certificates,
                List<X509Certificate> tokenIssuers, Path agreements) {

  URI address(String name) {
    return addresses(name).get(0);
  }

  List<URI> addresses(String name) {
    List<URI> ordered = addresses.getOrDefault(name, List.of());
    if (ordered.isEmpty()) {
      throw new IllegalStateException("hub.partners.services." + name + ".address is missing");
    }
    return ordered;
  }

  /** Those of one partner; empty when it does not sign. */
  List<X509Certificate> certificates(String name) {
    return certificates.getOrDefault(name, List.of());
  }
}
