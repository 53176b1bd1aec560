package org.belraihub.ebms.inbox;

import java.time.Instant;

import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.packaging.UnpackedMessage;
import org.belraihub.ebms.packaging.WireMessage;

/**
 * A message that could be read; nothing in it is trusted yet.
 *
 * @param wire       as received
 * @param unpacked   its parts
 * @param soap       its envelope as a tree
 * @param envelope   its envelope as values
 * @param receivedAt when it arrived
 */
record Reception(WireMessage wire, UnpackedMessage unpacked, SoapStructure soap, Envelope envelope, Instant receivedAt) {
}
