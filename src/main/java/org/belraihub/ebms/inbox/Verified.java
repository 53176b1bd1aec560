package org.belraihub.ebms.inbox;

import java.util.List;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.Route;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.packaging.MimePart;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a message after the sender was checked.
 *
 * @param agreement  the agreement
 * @param partner    who sent it
 * @param route      its bindings; null for signals
 * @param signed     whether it carried the partner's verified signature
 * @param references what that signed
 * @param parts      its payloads, decrypted
 */
record Verified(Agreement agreement, AgreementParty partner, @Nullable Route route, boolean signed, List<SignedReference> references,
    List<MimePart> parts) {
}
