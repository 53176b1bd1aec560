package org.belraihub.ebms.agreement;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.ServiceName;

/**
 * What two parties agree on, for {@link AgreementWriter}: every business message is signed with RSA-SHA256, acknowledged with a
 * signature, and unique.
 *
 * @param cpaId         id of the agreement
 * @param start         first instant
 * @param end           last instant
 * @param first         one party
 * @param second        the other
 * @param services      what they exchange
 * @param reliability   for both directions
 * @param syncReplyMode for both directions
 * @param encryption    algorithms for payloads and their keys, in order of preference; empty: payloads are not encrypted
 */
public record AgreementTerms(String cpaId, Instant start, Instant end, Party first, Party second, List<Service> services,
    Reliability reliability, SyncReplyMode syncReplyMode, List<String> encryption) {

  /** Terms without encryption of payloads. */
  public AgreementTerms(String cpaId, Instant start, Instant end, Party first, Party second, List<Service> services,
      Reliability reliability, SyncReplyMode syncReplyMode) {
    this(cpaId, start, end, first, second, services, reliability, syncReplyMode, List.of());
  }

  /** The same with payloads encrypted. */
  public AgreementTerms encrypted(List<String> algorithms) {
    return new AgreementTerms(cpaId, start, end, first, second, services, reliability, syncReplyMode, List.copyOf(algorithms));
  }

  /**
   * A party.
   *
   * @param name        for people
   * @param id          its party id
   * @param role        the one role it acts in
   * @param endpoint    where it takes messages
   * @param certificate it signs with, and payloads are encrypted for
   * @param also        further certificates of its that are accepted, while one is being replaced
   */
  public record Party(String name, PartyId id, String role, URI endpoint, X509Certificate certificate, List<X509Certificate> also) {

    /** A party with one certificate. */
    public Party(String name, PartyId id, String role, URI endpoint, X509Certificate certificate) {
      this(name, id, role, endpoint, certificate, List.of());
    }
  }

  /**
   * A service.
   *
   * @param name        its name
   * @param firstSends  actions of the first party
   * @param secondSends actions of the second party
   */
  public record Service(ServiceName name, List<String> firstSends, List<String> secondSends) {
  }
}
