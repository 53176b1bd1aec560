package org.belraihub.sandbox.ehealth;

import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.belraihub.sandbox.ehealth.register.RelationRegister;
import org.belraihub.sandbox.ehealth.register.RelationRegister.Relation;
import org.belraihub.sandbox.ehealth.wire.Answering;
import org.belraihub.sandbox.ehealth.wire.CareRelationEndpoint;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;

/**
 * The register of care relations. Control: {@code add {insz, hco, from, to?, kind?}} (ONGOING_SERVICE unless told),
 * {@code end {insz, hco, on?}}; both may be repeated.
 */
public final class CareRelationServer extends EhealthPart {

  private @Nullable RelationRegister register;

  /** The care relation service. */
  public CareRelationServer() {
    super("care-relation", "/CareRelation/v1", true);
  }

  @Override
  Object endpoint(SandboxSite site, Answering answers) {
    var relations = new RelationRegister(site.ledgers(), site.clock());
    register = relations;
    return new CareRelationEndpoint(relations, answers, site.clock());
  }

  @Override
  Map<String, ?> change(String operation, Arguments arguments) throws SQLException {
    return switch (operation) {
      case "add" -> Map.of("changed", register().add(relation(arguments), Optional.empty()));
      case "end" -> Map.of("ended", register().end(arguments.insz("insz"), arguments.text("hco"), arguments.day("on", today())));
      default -> throw unknown(operation);
    };
  }

  private Relation relation(Arguments arguments) {
    return new Relation(UUID.randomUUID().toString(), arguments.insz("insz"), arguments.text("hco"),
        arguments.maybe("kind").orElse("ONGOING_SERVICE"), arguments.day("from", today()), arguments.maybeDay("to"), Optional.empty(),
        false);
  }

  @Override
  Map<String, ?> holds() throws SQLException {
    return Map.of("active", register().count());
  }

  private RelationRegister register() {
    return Objects.requireNonNull(register);
  }
}
