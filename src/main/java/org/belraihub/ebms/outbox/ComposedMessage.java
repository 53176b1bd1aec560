package org.belraihub.ebms.outbox;

import java.time.Instant;
import java.util.List;

import org.belraihub.ebms.agreement.AgreementDocument;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.MessageOrder;
import org.belraihub.ebms.header.SignedReference;
import org.belraihub.ebms.packaging.WireMessage;
import org.jspecify.annotations.Nullable;

/**
 * A business message ready to be stored and sent.
 *
 * @param header        its header
 * @param timeToLive    until when it may be sent
 * @param reliability   how it is repeated
 * @param ackRequested  whether an acknowledgment is expected
 * @param ackSigned     whether that has to be signed
 * @param references    what was signed; empty when it is not signed
 * @param payloadDigest over the payloads alone
 * @param order         place in its conversation, where order is agreed
 * @param agreement     as it was
 * @param wire          the bytes
 */
record ComposedMessage(MessageHeader header, Instant timeToLive, Reliability reliability, boolean ackRequested, boolean ackSigned,
    List<SignedReference> references, String payloadDigest,
    @Nullable MessageOrder order, AgreementDocument agreement, WireMessage wire) {
}
