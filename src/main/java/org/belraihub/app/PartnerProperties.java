package org.belraihub.app;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.belraihub.ebms.agreement.EndpointRule;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.sts.TokenSettings;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * {@code hub.partners}: who the hub is and where its partners are; see {@code config/application.yaml}.
 *
 * @param key            the hub's own key
 * @param sandbox        where the partners come from when they are the sandbox's
 * @param operatorMail   e-mail address of the operator, for the From header
 * @param author         in whose name the hub asks the eHealth services
 * @param token          tokens of the security token service
 * @param connectTimeout to reach any partner
 * @param services       the partners by name: sts, consent, therlink, care-relation, insurability, federal
 * @param funds          care funds that may call the hub, by number
 * @param ebms           the message service
 * @param indication     care funds
 * @param consentWatch   how often consents behind copies are looked at
 * @param plainHttpAllowed partners to which plain http may leave this machine
 * @param numberWatch    how soon and how fast the history of numbers is asked about persons who are new
 */
@ConfigurationProperties("hub.partners")
record PartnerProperties(Key key, Sandbox sandbox, String operatorMail, Author author, Token token, Duration connectTimeout,
                         @DefaultValue Map<String, Service> services, @DefaultValue Map<Integer, Fund> funds, Ebms ebms,
                         Indication indication, ConsentWatch consentWatch, @DefaultValue List<String> plainHttpAllowed,
                         NumberWatch numberWatch) {

  /** As {@link #plainHttpAllowed} names the care funds' message service. */
  static final String EBMS = "ebms";

  /** Where messages to care funds may go. */
  EndpointRule ebmsEndpoints() {
    return new EndpointRule(ebms.endpointHosts(), plainHttpAllowed.contains(EBMS));
  }


  /** A PKCS#12 file. */
  record Key(String file, String password) {

    @Override
    public String toString() {
      return "Key " + file;
    }
  }

  /** How the sandbox is found. */
  enum SandboxPlace {
    /** There is none: partners are configured. */
    NONE,
    /** It runs inside the hub's process. */
    INSIDE,
    /** It runs as a process of its own on {@code home}. */
    BESIDE
  }

  /** The sandbox. */
  record Sandbox(SandboxPlace place, @DefaultValue("") String home, @DefaultValue("0") int port) {
  }

  /** The organisation that operates the hub, towards eHealth. */
  record Author(String number, String category, String name) {
  }

  /** Which tokens are asked for, and the PEM files of the certificates they are signed with. */
  record Token(@DefaultValue("saml11") TokenSettings.Protocol protocol, String profile, String number, @DefaultValue("24h") Duration life,
               @DefaultValue List<String> issuers, @DefaultValue("false") boolean oldAlgorithms) {
  }

  /** One SOAP partner; {@code certificate} is the PEM file of the key it signs with, absent when it does not sign; sslBundle its TLS. */
  record Service(@DefaultValue List<URI> address, @DefaultValue("x509") ServiceSettings.Security security, @Nullable String certificate,
                 @DefaultValue("3s") Duration timeout, @DefaultValue("16") int parallelCalls, @DefaultValue("10000") int answersKept,
                 @DefaultValue("5m") Duration answersKeptFor, @DefaultValue("10") int circuitCalls,
                 @DefaultValue("5s") Duration circuitPause, @DefaultValue("1") int retries, @DefaultValue("200ms") Duration retryPause,
                 @DefaultValue("5") double retriesPerSecond, @DefaultValue("") String sslBundle) {
  }

  /** Pauses and budget of the looks at consents. */
  record ConsentWatch(Duration first, Duration longest, Duration sharedEvery, double callsPerSecond, Duration sweepEvery) {
  }

  /** Pause and budget of the questions about numbers. */
  record NumberWatch(double callsPerSecond, Duration sweepEvery, Duration askAgain) {
  }

  /** The message service: own party, its agreements and further keys, what it takes. */
  record Ebms(String partyType, String partyId, String domain, @DefaultValue("") String agreements, @DefaultValue List<String> endpointHosts,
              @DefaultValue("") String keys, @DefaultValue("") String keysPassword, @DefaultValue("16MB") DataSize largestMessage, int senders,
              @DefaultValue("") String sslBundle, @DefaultValue("") String insurabilityAgreement) {
  }

  /** A care fund that may call; {@code certificate} is the PEM file of the key it signs with. */
  record Fund(String certificate) {
  }

  /** Care funds: agreement of each fund and billing of provisional results. */
  record Indication(Map<Integer, String> agreements, Duration recheck, @DefaultValue Set<String> provisionalAllowed, boolean test) {
  }
}
