package org.belraihub.ehealth;

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
 * @param services how each service is reached; all of them
 */
public record EhealthSettings(Author author, TokenSettings token, Map<EhealthService, ServiceSettings> services) {

  /** Keeps its own copy; {@link IllegalArgumentException} when a service is missing. */
  public EhealthSettings {
    services = Map.copyOf(services);
    for (EhealthService service : EhealthService.values()) {
      if (!services.containsKey(service)) {
        throw new IllegalArgumentException("it is not said how to reach " + service.key());
      }
    }
  }

  ServiceSettings of(EhealthService service) {
    return services.get(service);
  }
}
