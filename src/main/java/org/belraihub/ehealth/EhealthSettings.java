package org.belraihub.ehealth;

import java.util.List;
import java.util.Map;

import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.sts.TokenSettings;

/**
 * How the hub reaches the basic services.
 *
 * @param author   in whose name the hub asks the platform
 * @param token    the tokens of holder-of-key calls
 * @param services how each service is reached; identities, registers and address book may be missing
 */
public record EhealthSettings(Author author, TokenSettings token, Map<EhealthService, ServiceSettings> services) {

  private static final List<EhealthService> NEEDED = List.of(EhealthService.SECURITY_TOKEN, EhealthService.CONSENT,
      EhealthService.THERAPEUTIC_LINK, EhealthService.CARE_RELATION, EhealthService.INSURABILITY);

  /** Keeps its own copy; {@link IllegalArgumentException} when a needed service is missing. */
  public EhealthSettings {
    services = Map.copyOf(services);
    for (EhealthService service : NEEDED) {
      if (!services.containsKey(service)) {
        throw new IllegalArgumentException("it is not said how to reach " + service.key());
      }
    }
  }
}
