package org.belraihub.ebms.message;

/**
 * A message whose time to live was over and that the partner certainly does not know was submitted once more under a new id.
 *
 * @param earlier     its id until now
 * @param messageId   its id from now on
 * @param cpaId       the agreement
 * @param service     the service
 * @param action      the action
 * @param businessKey the business document, which is the same
 */
public record Resubmitted(MessageId earlier, MessageId messageId, String cpaId, ServiceName service, String action, String businessKey) {
}
