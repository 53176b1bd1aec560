package org.belraihub.ehealth.soap;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.ClientSecurity;
import org.belraihub.soap.SoapClients;
import org.belraihub.time.SystemClock;

/**
 * Opens ports of services that are called with an X.509 certificate: Body, Timestamp and token signed.
 *
 * @param clients   makes the proxies
 * @param key       the hub's own key and certificate
 * @param userAgent product and version, {@code name/version}
 * @param from      e-mail address of the operator
 * @param clock     system clock, for the timestamps
 */
public record Ports(SoapClients clients, KeyMaterial key, String userAgent, String from, SystemClock clock) {

  /** A port that any number of threads may use. */
  public <P> P open(Class<P> contract, ServiceSettings settings) {
    var security = settings.answersSignedBy().map(partner -> ClientSecurity.signedReplies(key, partner, clock))
        .orElseGet(() -> ClientSecurity.unsignedReplies(key, clock));
    return clients.create(contract, new ClientOptions(settings.address(), security, settings.timeout(), userAgent, from));
  }
}
