package org.belraihub.ehealth.soap;

import java.net.URI;
import java.util.Optional;

import jakarta.xml.ws.WebServiceException;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.source.ServiceSettings.Security;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.ClientSecurity;
import org.belraihub.soap.PayloadClient;
import org.belraihub.soap.SoapClients;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.HeldAssertion;

/**
 * Opens ports of services: called with the certificate itself, or with a token of the STS that names its key.
 *
 * @param clients   makes the proxies
 * @param key       the hub's own key and certificate
 * @param userAgent product and version, {@code name/version}
 * @param from      e-mail address of the operator
 * @param clock     system clock, for the timestamps
 */
public record Ports(SoapClients clients, KeyMaterial key, String userAgent, String from, SystemClock clock) {

  /** A port of a generated contract that any number of threads may use; {@code tokens} serve holder-of-key calls only. */
  public <P> ServicePort<P> open(Class<P> contract, ServiceSettings settings, Tokens tokens) {
    Optional<Tokens> needed = needed(settings, tokens);
    return new ServicePort<>(settings.addresses(), address -> clients.create(contract, options(address, settings, needed)), needed, clock);
  }

  /** A port that takes trees, called with the certificate. */
  public ServicePort<PayloadClient> payloads(ServiceSettings settings) {
    return payloads(settings, Optional.empty());
  }

  /** A port that takes trees; {@code tokens} serve holder-of-key calls only. */
  public ServicePort<PayloadClient> payloads(ServiceSettings settings, Tokens tokens) {
    return payloads(settings, needed(settings, tokens));
  }

  private ServicePort<PayloadClient> payloads(ServiceSettings settings, Optional<Tokens> tokens) {
    return new ServicePort<>(settings.addresses(), address -> clients.payloads(options(address, settings, tokens)), tokens, clock);
  }

  private static Optional<Tokens> needed(ServiceSettings settings, Tokens tokens) {
    return settings.security() == Security.HOLDER_OF_KEY ? Optional.of(tokens) : Optional.empty();
  }

  private ClientOptions options(URI address, ServiceSettings settings, Optional<Tokens> tokens) {
    ClientSecurity security = tokens.map(source -> ClientSecurity.holderOfKey(key, () -> token(source), clock))
        .orElseGet(() -> settings.answersSignedBy().map(partner -> ClientSecurity.signedReplies(key, partner, clock))
            .orElseGet(() -> ClientSecurity.unsignedReplies(key, clock)));
    return new ClientOptions(address, security, settings.timeout(), userAgent, from);
  }

  /** The port asked for a token right before, so it is there; unless it ended in this very moment. */
  private static HeldAssertion token(Tokens tokens) {
    try {
      return tokens.current();
    } catch (CallFailedException e) {
      throw new WebServiceException("no token", e);
    }
  }
}
