package org.belraihub.app;

import java.time.LocalDate;
import java.util.function.Supplier;

import org.belraihub.access.Insurability;
import org.belraihub.ehealth.insurability.MembershipService;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.indication.InsurabilityByMessage;
import org.belraihub.indication.InsurabilityByMessage.NoAnswerException;
import org.belraihub.person.Insz;

/**
 * Insurability by ebMS behind the gate of the source it takes the place of. The message service is asked for only when a question comes:
 * its own parts need the sources.
 */
record MembershipByMessage(Supplier<InsurabilityByMessage> questions) implements MembershipService {

  @Override
  public Insurability on(String requestId, Insz person, LocalDate day) throws CallFailedException {
    try {
      return questions.get().on(person, day);
    } catch (NoAnswerException e) {
      throw new CallFailedException(switch (e.reason()) {
        case NOT_REACHED -> Kind.UNREACHABLE;
        case REFUSED -> Kind.REFUSED;
        case LATE -> Kind.TIMEOUT;
        case NOT_UNDERSTOOD -> Kind.NOT_UNDERSTOOD;
        case NOT_AGREED -> Kind.FAULT;
      }, String.valueOf(e.getMessage()), null);
    }
  }
}
