/**
 * What proves to a stranger which messages were exchanged: statements of one day that two parties can compare, and evidence of one
 * message (as sent, signature, acknowledgment, agreement with the certificates of the time) that is verified without keys and without
 * this service. May call every other room but {@code inbox}; nothing in it changes a message.
 */
@NullMarked
package org.belraihub.ebms.evidence;

import org.jspecify.annotations.NullMarked;
