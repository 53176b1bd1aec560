package org.belraihub.app.operator;

import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.function.Function;

/**
 * Certificates whose expiry the operator wants to know in time.
 *
 * @param byName   {@code hub} for the hub's own, else the partner, numbered when it has several
 * @param standing what else is known of one: believed, revoked, in grace; empty when nobody looks
 */
public record WatchedCertificates(Map<String, X509Certificate> byName, Function<X509Certificate, String> standing) {
}
