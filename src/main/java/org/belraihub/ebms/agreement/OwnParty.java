package org.belraihub.ebms.agreement;

import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.signature.SigningIdentity;

/**
 * Who this message service is in every agreement.
 *
 * @param id         the party id it answers to
 * @param identities its keys; more than one while a certificate is being replaced
 */
public record OwnParty(PartyId id, List<SigningIdentity> identities) {

  /** Copies the list. */
  public OwnParty {
    identities = List.copyOf(identities);
  }

  /** Itself in an agreement. */
  public Optional<AgreementParty> in(Agreement agreement) {
    return agreement.parties().stream().filter(party -> party.ids().contains(id)).findFirst();
  }

  /** The key that fits the certificate an agreement names. */
  public Optional<SigningIdentity> identityFor(SignatureTerms terms) {
    return identities.stream().filter(identity -> identity.certificate().equals(terms.certificate())).findFirst();
  }
}
