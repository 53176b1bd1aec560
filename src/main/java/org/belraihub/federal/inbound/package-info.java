/**
 * What the federal platform tells the hub: taken once per message id, in the order of sequence numbers and not of arrival, each with an
 * acknowledgment or a typed refusal. What is in conflict with something that stands waits for an operator, what needs an unknown instrument
 * version waits for its definition. A message that was pulled and says what cannot be is refused by itself, which the audit and a metric
 * tell, and holds none of the others up. Every message is one transaction.
 */
@NullMarked
package org.belraihub.federal.inbound;

import org.jspecify.annotations.NullMarked;
