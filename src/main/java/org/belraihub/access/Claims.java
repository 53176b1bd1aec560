package org.belraihub.access;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;

/**
 * What the signed context of a request says of its sender; to be checked.
 *
 * @param user         acting provider
 * @param role         the one active role (R1.03)
 * @param organisation for which the user acts
 * @param software     attestation id of the sending software (R1.22)
 */
public record Claims(Insz user, Role role, HcoNumber organisation, String software) {
}
