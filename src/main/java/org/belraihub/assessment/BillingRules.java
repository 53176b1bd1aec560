package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.belraihub.access.Caller;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentKind;
import org.belraihub.organisation.Role;
import org.jspecify.annotations.Nullable;

/** Whether a submission is billed to a care fund, and with which fields (R6.01 to R6.06, I2); pure. */
public final class BillingRules {

  /** Zorgbudget voor zwaar zorgbehoevenden: the only reason for now. */
  public static final String HEAVY_CARE_BUDGET = "ZZZ";

  private static final Set<String> REASONS = Set.of(HEAVY_CARE_BUDGET);
  private static final int SHORTEST_MONTHS = 6;
  private static final int LONGEST_MONTHS = 36;
  private static final int ADULT_YEARS = 18;

  private BillingRules() {
  }

  /**
   * Decides and checks.
   *
   * @param request   null: the default of the role, on for an assessor with a Screener (R6.02)
   * @param birthDate of the client, null when unknown
   * @throws RefusedException BILLING_FIELDS_INVALID naming the fields
   */
  public static Optional<Billing> decide(InstrumentDefinition instrument, Caller caller, @Nullable BillingRequest request,
                                         LocalDate referenceDate, @Nullable LocalDate birthDate) {
    boolean screener = instrument.kind() == InstrumentKind.SCREENER;
    boolean billed = request == null ? screener && caller.role() == Role.ASSESSOR : request.billed();
    if (!billed) {
      return Optional.empty();
    }
    var wrong = new ArrayList<String>();
    if (!screener) {
      wrong.add("billed");
    }
    if (caller.role() != Role.ASSESSOR && caller.role() != Role.CERTIFIED_PROVIDER) {
      wrong.add("role");
    }
    if (birthDate != null && birthDate.plusYears(ADULT_YEARS).isAfter(referenceDate)) {
      wrong.add("insz");
    }
    String number = request == null ? null : request.vsbNumber();
    if (number == null || !caller.organisation().vsbNumbers().contains(number)) {
      wrong.add("vsbNumber");
    }
    Integer months = request == null ? null : request.validityMonths();
    if (months == null || months < SHORTEST_MONTHS || months > LONGEST_MONTHS) {
      wrong.add("validityMonths");
    }
    String reason = request == null ? null : request.reason();
    if (reason == null || !REASONS.contains(reason)) {
      wrong.add("reason");
    }
    if (!wrong.isEmpty() || number == null || months == null || reason == null) {
      throw invalid(wrong);
    }
    return Optional.of(new Billing(number, months, referenceDate.plusMonths(months), reason));
  }

  private static RefusedException invalid(List<String> fields) {
    return new RefusedException(FaultCode.BILLING_FIELDS_INVALID, "missing or not allowed: " + fields, fields);
  }
}
