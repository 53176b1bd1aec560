package org.belraihub.ebms.agreement;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.signature.SignatureTerms;
import org.belraihub.ebms.signature.SigningIdentity;

/**
 * Who this message service is in every agreement.
 *
 * @param id         the party id it answers to
 * @param identities its keys, asked anew for every message; more than one while a certificate is being replaced
 */
public record OwnParty(PartyId id, Supplier<List<SigningIdentity>> identities) {

  /** With keys that stay. */
  public OwnParty(PartyId id, List<SigningIdentity> identities) {
    this(id, () -> identities);
  }

  /** Itself in an agreement. */
  public Optional<AgreementParty> in(Agreement agreement) {
    return agreement.parties().stream().filter(party -> party.ids().contains(id)).findFirst();
  }

  /** The key that fits a certificate. */
  public Optional<SigningIdentity> keyFor(X509Certificate certificate) {
    return identities.get().stream().filter(identity -> identity.certificate().equals(certificate)).findFirst();
  }

  /** The key that fits the certificate an agreement names. */
  public Optional<SigningIdentity> identityFor(SignatureTerms terms) {
    return keyFor(terms.certificate());
  }
}
