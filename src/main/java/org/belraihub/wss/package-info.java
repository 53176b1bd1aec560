/**
 * Message security in and out: WS-Security 1.0 with X.509 certificates on plain trees, without SAAJ. Verifies by element identity that
 * exactly one Body and one Timestamp exist and are signed by a known certificate, and signs what the hub sends in one pass.
 * Promises that nothing unverified leaves {@link org.belraihub.wss.MessageVerifier}. May call {@code xml}, {@code time} and
 * {@code crypto}; knows nothing of care, of CXF or of the database (the replay guard is a port).
 *
 * <p>The verification is our own code over Santuario-equal canonical forms instead of WSS4J's engine, because it has to state by identity
 * which elements are covered, and because it is several times cheaper; tests compare both on the same messages.
 */
@NullMarked
package org.belraihub.wss;

import org.jspecify.annotations.NullMarked;
