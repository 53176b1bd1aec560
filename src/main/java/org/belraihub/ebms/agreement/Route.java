package org.belraihub.ebms.agreement;

import java.util.Optional;

import org.belraihub.ebms.encryption.EncryptionTerms;
import org.belraihub.ebms.signature.SignatureTerms;

/**
 * How one kind of business message goes.
 *
 * @param agreement the agreement
 * @param sender    who sends
 * @param receiver  who receives
 * @param sending   the sender's binding
 * @param receiving the receiver's binding
 */
public record Route(Agreement agreement, AgreementParty sender, AgreementParty receiver, ActionBinding sending, ActionBinding receiving) {

  /** How the sender signs, with every certificate that the receiver accepts. */
  public Optional<SignatureTerms> signatureTerms() {
    return sending.channel().signatureTerms().map(terms -> terms.accepting(receiving.channel().trustedOfOther()));
  }

  /** How payloads are encrypted for the receiver, if they have to be. */
  public Optional<EncryptionTerms> encryption() {
    return sending.confidential() ? Optional.ofNullable(receiving.channel().envelope()) : Optional.empty();
  }
}
