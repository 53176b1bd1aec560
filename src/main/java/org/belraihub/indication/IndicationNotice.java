package org.belraihub.indication;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;

/**
 * What a care fund gets of one billed Screener (IndicatieMelding, R6.08): result and billing fields, never answers or comments.
 *
 * @param messageId         id of this message (berichtId); chosen once, so that a rendered message stays the same
 * @param createdAt         when the message was made
 * @param fund              care fund (zorgkas): 180, 280, 380, 480, 580 or 680
 * @param test              whether nobody shall act on it
 * @param reference         reference number of the assessment; business key
 * @param person            the person in need of care
 * @param organisation      HCO number of the sender
 * @param vsbNumber         VSB/GKB number chosen by the user
 * @param assessor          national number of who assessed
 * @param assessorRole      in which capacity
 * @param instrument        code, {@code BELRAI_SCREENER}
 * @param instrumentVersion version of its definition
 * @param referenceDate     first day of validity
 * @param closedAt          moment of the close
 * @param validityMonths    6 to 36
 * @param validUntil        reference date plus the months, clamped to the month's end (I4)
 * @param reason            code of the reason (aanleiding), {@code ZZZ}
 * @param scores            per module
 * @param total             at most 30
 * @param heavyCare         whether severely care-dependent (zwaar zorgbehoevend)
 * @param ruleVersion       version of the budget rule that said so
 */
public record IndicationNotice(
    UUID messageId, Instant createdAt, int fund, boolean test, ReferenceNumber reference, Insz person, HcoNumber organisation,
    String vsbNumber, Insz assessor, AssessorRole assessorRole, String instrument, String instrumentVersion, LocalDate referenceDate,
    Instant closedAt, int validityMonths, LocalDate validUntil, String reason, Scores scores, BigDecimal total, boolean heavyCare,
    String ruleVersion) {

  /** In which capacity somebody made an indication. */
  public enum AssessorRole {
    /** Indicatiesteller zorgbudgetten. */
    ASSESSOR,
    /** Zorgverlener met certificaat. */
    CERTIFIED_PROVIDER
  }

  /** Points per module of the Screener, in halves. */
  public record Scores(BigDecimal iadl, BigDecimal adl, BigDecimal cognition, BigDecimal psychological, BigDecimal behaviour) {
  }

  @Override
  public String toString() {
    return "IndicationNotice " + reference + " to " + fund;
  }
}
