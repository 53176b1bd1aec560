package org.belraihub.app;

import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;

import org.belraihub.crypto.KeyMaterial;

/**
 * Who the hub is and where its partners are, wherever that came from.
 *
 * @param key          the hub's own key
 * @param addresses    by name of the partner
 * @param certificates of partners that sign
 * @param agreements   directory of CPPA documents
 */
record Partners(KeyMaterial key, Map<String, URI> addresses, Map<String, X509Certificate> certificates, Path agreements) {

  URI address(String name) {
    URI address = addresses.get(name);
    if (address == null) {
      throw new IllegalStateException("hub.partners.services." + name + ".address is missing");
    }
    return address;
  }

  Optional<X509Certificate> certificate(String name) {
    return Optional.ofNullable(certificates.get(name));
  }
}
