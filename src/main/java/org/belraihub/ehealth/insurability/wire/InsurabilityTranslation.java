package org.belraihub.ehealth.insurability.wire;

import java.time.LocalDate;
import java.util.List;

import org.belraihub.access.Insurability;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.person.Insz;
import org.jspecify.annotations.NullMarked;

/** Memberships between domain terms and the messages of insurability v1. */
@NullMarked
public final class InsurabilityTranslation {

  private static final String NO_REASON_GIVEN = "NIET_OPGEGEVEN";

  private InsurabilityTranslation() {
  }

  /** Asks for one day, to bill an indication. */
  public static GetInsurabilityRequest on(String requestId, Insz person, LocalDate day) {
    var request = new GetInsurabilityRequest();
    request.setRequestId(requestId);
    request.setInsz(person.digits());
    request.setOn(day);
    request.setPurpose(Purpose.INDICATIE);
    return request;
  }

  /** What the answer says of that day. */
  public static Insurability insurability(GetInsurabilityResponse answer, String requestId, LocalDate day) throws CallFailedException {
    if (!requestId.equals(answer.getRequestId())) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer to another request", null);
    }
    if (answer.getStatus() == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer without status", null);
    }
    return switch (answer.getStatus()) {
      case VERZEKERD -> insured(answer.getPeriod(), day);
      case NIET_VERZEKERD -> new Insurability.NotInsured(answer.getReason().stream().findFirst().orElse(NO_REASON_GIVEN));
      case ONBEKEND -> new Insurability.Unknown();
    };
  }

  private static Insurability insured(List<Period> periods, LocalDate day) throws CallFailedException {
    List<Period> covering = periods.stream().filter(period -> covers(period, day)).toList();
    if (covering.size() != 1 || covering.get(0).getType() == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "insured, with " + covering.size() + " funds on the day", null);
    }
    return new Insurability.Insured(covering.get(0).getFund(), covering.get(0).getType().value());
  }

  private static boolean covers(Period period, LocalDate day) {
    return period.getFrom() != null && !day.isBefore(period.getFrom()) && (period.getTo() == null || !day.isAfter(period.getTo()));
  }
}
