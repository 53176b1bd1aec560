package org.belraihub.ehealth.personregister;

import java.util.Optional;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.Insz;

/** The operation of the person register. */
public interface PersonRegisterService {

  /** The person with this number; empty when there is none. */
  Optional<RegisteredPerson> lookUp(String requestId, Insz number) throws CallFailedException;
}
