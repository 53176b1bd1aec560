package org.belraihub.access;

import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;

/**
 * A provider with a visa for a health profession.
 *
 * @param insz     national number of the provider
 * @param nihii    RIZIV number, eleven digits
 * @param category CD-HCPARTY code, for example {@code persnurse}, {@code persphysician}
 */
public record HealthProfessional(Insz insz, NihiiNumber nihii, String category) {
}
