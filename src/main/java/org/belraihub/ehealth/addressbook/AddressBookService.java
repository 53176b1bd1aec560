package org.belraihub.ehealth.addressbook;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;

/** The operations of the address book that the hub uses, one call each. */
public interface AddressBookService {

  /** The professional with this number; empty when none is listed. */
  Optional<ListedProfessional> professional(String requestId, Insz professional) throws CallFailedException;

  /** The facility with this RIZIV number; empty when none is listed. */
  Optional<ListedFacility> facility(String requestId, NihiiNumber facility) throws CallFailedException;

  /** Whether the facility is in the Circle of Trust on that day. */
  boolean inCircleOfTrust(String requestId, NihiiNumber facility, LocalDate on) throws CallFailedException;
}
