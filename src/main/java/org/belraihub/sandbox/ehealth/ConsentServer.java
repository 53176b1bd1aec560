package org.belraihub.sandbox.ehealth;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import org.belraihub.sandbox.ehealth.register.ConsentRegister;
import org.belraihub.sandbox.ehealth.wire.Answering;
import org.belraihub.sandbox.ehealth.wire.ConsentEndpoint;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;

/** Consent v1. Control: {@code give {insz, on?}}, {@code revoke {insz, on?}}; both may be repeated. */
public final class ConsentServer extends EhealthPart {

  private @Nullable ConsentRegister register;

  /** The consent service. */
  public ConsentServer() {
    super("consent", "/Consent/v1", false);
  }

  @Override
  Object endpoint(SandboxSite site, Answering answers) {
    var consents = new ConsentRegister(site.ledgers(), site.clock());
    register = consents;
    return new ConsentEndpoint(consents, answers, site.clock());
  }

  @Override
  Map<String, ?> change(String operation, Arguments arguments) throws SQLException {
    boolean changed = switch (operation) {
      case "give" -> register().give(arguments.insz("insz"), arguments.day("on", today()));
      case "revoke" -> register().withdraw(arguments.insz("insz"), arguments.day("on", today()));
      default -> throw unknown(operation);
    };
    return Map.of("changed", changed);
  }

  @Override
  Map<String, ?> holds() throws SQLException {
    return Map.of("active", register().active());
  }

  private ConsentRegister register() {
    return Objects.requireNonNull(register);
  }
}
