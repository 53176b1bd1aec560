package org.belraihub.ebms.agreement;

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
}
