package org.belraihub.indication;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.delivery.PartnerAnswer;
import org.jspecify.annotations.Nullable;

/**
 * What a care fund decided about an indication (Antwoord).
 *
 * @param messageId  id of this answer (berichtId)
 * @param fund       who decided
 * @param about      id of the indication message answered (refBerichtId)
 * @param reference  reference number of the assessment
 * @param status     decision
 * @param codes      of the messages that go with it
 * @param fileNumber number of the fund's file (dossiernummer)
 * @param decidedAt  when
 */
public record FundAnswer(UUID messageId, int fund, UUID about, ReferenceNumber reference, PartnerAnswer.Status status, List<String> codes,
                         @Nullable String fileNumber, Instant decidedAt) {
}
