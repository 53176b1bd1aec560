package org.belraihub.sandbox.ehealth;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import org.belraihub.sandbox.ehealth.register.MembershipRegister;
import org.belraihub.sandbox.ehealth.register.MembershipRegister.Membership;
import org.belraihub.sandbox.ehealth.wire.Answering;
import org.belraihub.sandbox.ehealth.wire.InsurabilityEndpoint;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;

/**
 * The insurability service. Control: {@code add {insz, fund, type, from, to?}} (takes the place of what it overlaps),
 * {@code exclude {insz, reason}}; both may be repeated.
 */
public final class InsurabilityServer extends EhealthPart {

  private @Nullable MembershipRegister register;

  /** The insurability service. */
  public InsurabilityServer() {
    super("insurability", "/MyVSBNet/Insurability/v1", true);
  }

  @Override
  Object endpoint(SandboxSite site, Answering answers) {
    var memberships = new MembershipRegister(site.ledgers());
    register = memberships;
    return new InsurabilityEndpoint(memberships, answers, site.clock());
  }

  @Override
  Map<String, ?> change(String operation, Arguments arguments) throws SQLException {
    switch (operation) {
      case "add" -> register().add(arguments.insz("insz"), new Membership(arguments.number("fund"), arguments.text("type"),
          arguments.day("from", today()), arguments.maybeDay("to")));
      case "exclude" -> register().exclude(arguments.insz("insz"), arguments.text("reason"));
      default -> throw unknown(operation);
    }
    return Map.of();
  }

  @Override
  Map<String, ?> holds() throws SQLException {
    return Map.of("memberships", register().count());
  }

  private MembershipRegister register() {
    return Objects.requireNonNull(register);
  }
}
