package org.belraihub.app.operator;

import java.security.cert.X509Certificate;
import java.util.Map;

/**
 * Certificates whose expiry the operator wants to know in time.
 *
 * @param byName {@code hub} for the hub's own, else the partner
 */
public record WatchedCertificates(Map<String, X509Certificate> byName) {
}
