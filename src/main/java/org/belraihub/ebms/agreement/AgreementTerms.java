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
 */
public record AgreementTerms(String cpaId, Instant start, Instant end, Party first, Party second, List<Service> services,
    Reliability reliability, SyncReplyMode syncReplyMode) {

  /**
   * A party.
   *
   * @param name        for people
   * @param id          its party id
   * @param role        the one role it acts in
   * @param endpoint    where it takes messages
   * @param certificate it signs with
   */
  public record Party(String name, PartyId id, String role, URI endpoint, X509Certificate certificate) {
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
