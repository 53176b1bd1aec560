package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.belraihub.organisation.OrganisationFileException;
import org.belraihub.organisation.OrganisationImport;
import org.belraihub.store.HomeDirectory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** With a sandbox, the organisations of its scenarios may call from the start. */
@Component
@ConditionalOnExpression("'${hub.partners.sandbox.place}' != 'none'")
class SandboxOrganisations {

  private final OrganisationImport organisations;
  private final Path file;

  SandboxOrganisations(OrganisationImport organisations, PartnerProperties properties, HomeDirectory home) {
    this.organisations = organisations;
    Path sandboxHome = properties.sandbox().place() == PartnerProperties.SandboxPlace.INSIDE ? home.path()
        : Path.of(properties.sandbox().home());
    this.file = sandboxHome.resolve("sandbox/organisations.yaml");
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(1)
  void take() throws IOException, OrganisationFileException {
    organisations.take(Files.readString(file), "sandbox");
  }
}
