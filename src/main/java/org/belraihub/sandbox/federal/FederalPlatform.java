package org.belraihub.sandbox.federal;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Map;

import org.belraihub.sandbox.federal.register.FederalLedger;
import org.belraihub.sandbox.federal.wire.FederalServant;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.belraihub.sandbox.frame.SoapSecurity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partner {@code federal} at {@code /federal}. */
public final class FederalPlatform implements SandboxPart {

  private @Nullable FederalLedger ledger;

  @Override
  public String name() {
    return "federal";
  }

  @Override
  public void mount(SandboxSite site) {
    ledger = new FederalLedger(site.ledgers(), site.clock());
    site.soap("federal", "/federal", new FederalServant(ledger), endpoint -> {
      endpoint.getProperties().put("schema-validation-enabled", true);
      SoapSecurity.signedBy(site.keys(), "federal").accept(endpoint);
    });
  }

  /**
   * {@code forget-version} and {@code load-version} take {@code instrument} and {@code version}; {@code registered} takes
   * {@code references} and counts those that are in the register.
   */
  @Override
  public Map<String, ?> control(String operation, JsonNode arguments) throws SQLException {
    switch (operation) {
      case "forget-version", "load-version" -> {
        opened().versionKnown(arguments.path("instrument").asString(), arguments.path("version").asString(),
            operation.equals("load-version"));
        return Map.of();
      }
      case "registered" -> {
        var references = new ArrayList<String>();
        arguments.path("references").forEach(reference -> references.add(reference.asString()));
        return Map.of("registered", opened().registered(references));
      }
      default -> throw new IllegalArgumentException("the federal side knows no operation " + operation);
    }
  }

  @Override
  public Map<String, ?> ledger() throws SQLException {
    return opened().counts();
  }

  private FederalLedger opened() {
    if (ledger == null) {
      throw new IllegalStateException("not mounted");
    }
    return ledger;
  }
}
