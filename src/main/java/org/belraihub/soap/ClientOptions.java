package org.belraihub.soap;

import java.net.URI;
import java.time.Duration;

/**
 * One service of one partner.
 *
 * @param address   where it listens
 * @param security  how requests are signed and replies verified
 * @param timeout   for a whole call once connected: sending the request, waiting, reading the reply
 * @param userAgent product and version, such as {@code BelRAIHub/1.0}; the eHealth platform wants {@code name/version}
 * @param from      e-mail address of the operator, for the From header
 */
public record ClientOptions(URI address, ClientSecurity security, Duration timeout, String userAgent, String from) {
}
