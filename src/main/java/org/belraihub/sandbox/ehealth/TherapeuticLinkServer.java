package org.belraihub.sandbox.ehealth;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;

import org.belraihub.sandbox.ehealth.register.LinkRegister;
import org.belraihub.sandbox.ehealth.register.LinkRegister.Link;
import org.belraihub.sandbox.ehealth.wire.Answering;
import org.belraihub.sandbox.ehealth.wire.TherLinkEndpoint;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;

/**
 * TherLink v1. Control: {@code add {insz, professionalInsz, nihii, category, type?, from?, to?}},
 * {@code remove {insz, professionalInsz}}, {@code exclude {insz, professionalInsz}}; all may be repeated.
 */
public final class TherapeuticLinkServer extends EhealthPart {

  private @Nullable LinkRegister register;

  /** The therapeutic link service. */
  public TherapeuticLinkServer() {
    super("therlink", "/TherLink/v1", false);
  }

  @Override
  Object endpoint(SandboxSite site, Answering answers) {
    var links = new LinkRegister(site.ledgers(), site.clock());
    register = links;
    return new TherLinkEndpoint(links, answers, site.clock());
  }

  @Override
  Map<String, ?> change(String operation, Arguments arguments) throws SQLException {
    if (operation.equals("exclude")) {
      register().exclude(arguments.insz("insz"), arguments.insz("professionalInsz"));
      return Map.of();
    }
    boolean changed = switch (operation) {
      case "add" -> register().add(link(arguments), today());
      case "remove" -> register().revoke(arguments.insz("insz"), arguments.insz("professionalInsz"), today());
      default -> throw unknown(operation);
    };
    return Map.of("changed", changed);
  }

  private Link link(Arguments arguments) {
    return new Link(arguments.insz("insz"), arguments.insz("professionalInsz"), arguments.text("nihii"), arguments.text("category"),
        arguments.maybe("type").orElse("gpconsultation"), arguments.day("from", today()), arguments.maybeDay("to"), "eidreading");
  }

  @Override
  Map<String, ?> holds() throws SQLException {
    return Map.of("active", register().count());
  }

  private LinkRegister register() {
    return Objects.requireNonNull(register);
  }
}
