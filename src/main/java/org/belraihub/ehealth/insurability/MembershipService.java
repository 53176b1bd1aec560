package org.belraihub.ehealth.insurability;

import java.time.LocalDate;

import org.belraihub.access.Insurability;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.Insz;

/** The member administration behind the insurability service. */
public interface MembershipService {

  /** The membership on that day. */
  Insurability on(String requestId, Insz person, LocalDate day) throws CallFailedException;
}
