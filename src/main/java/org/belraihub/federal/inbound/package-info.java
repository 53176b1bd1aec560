/**
 * What the federal platform tells the hub: taken once per message id, in the order of sequence numbers and not of arrival, each with an
 * acknowledgment or a typed refusal. What is in conflict with something that stands waits for an operator, what needs an unknown instrument
 * version waits for its definition; nothing is dropped. Every message is one transaction.
 */
@NullMarked
package org.belraihub.federal.inbound;

import org.jspecify.annotations.NullMarked;
