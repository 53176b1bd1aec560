package org.belraihub.federal;

import java.time.Instant;

import org.belraihub.assessment.ReferenceNumber;

/**
 * The consent was withdrawn after the copy was sent ({@code Sync.SharingRevoked}, R7.04).
 *
 * @param messageId id of the message
 * @param reference which assessment
 * @param sequence  number of this message among those about the assessment
 * @param revokedAt when the source recorded it
 */
public record SharingRevocation(String messageId, ReferenceNumber reference, long sequence, Instant revokedAt)
    implements SyncMessage {
}
