package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.belraihub.organisation.OrganisationFileException;
import org.belraihub.organisation.OrganisationImport;
import org.belraihub.store.HomeDirectory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.stereotype.Component;

/** With a sandbox, the organisations of its scenarios may call from the first moment. */
@Component
@ConditionalOnExpression("'${hub.partners.sandbox.place}' != 'none'")
class SandboxOrganisations implements SmartInitializingSingleton {

  private final OrganisationImport organisations;
  private final Path file;

  SandboxOrganisations(OrganisationImport organisations, PartnerProperties properties, HomeDirectory home) {
    this.organisations = organisations;
    Path sandboxHome = properties.sandbox().place() == PartnerProperties.SandboxPlace.INSIDE ? home.path()
        : Path.of(properties.sandbox().home());
    this.file = sandboxHome.resolve("sandbox/organisations.yaml");
  }

  @Override
  public void afterSingletonsInstantiated() {
    try {
      organisations.take(Files.readString(file), "sandbox");
    } catch (IOException | OrganisationFileException e) {
      throw new IllegalStateException("the organisations of the sandbox cannot be read from " + file, e);
    }
  }
}
