package org.belraihub.ehealth;

import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.source.ServiceSettings;

/**
 * How the hub reaches the basic services.
 *
 * @param author          in whose name the hub asks the platform
 * @param consent         Consent v1
 * @param therapeuticLink TherLink v1
 * @param careRelation    the register of care relations
 * @param insurability    the member administration of the care funds
 */
public record EhealthSettings(Author author, ServiceSettings consent, ServiceSettings therapeuticLink, ServiceSettings careRelation,
                              ServiceSettings insurability) {
}
