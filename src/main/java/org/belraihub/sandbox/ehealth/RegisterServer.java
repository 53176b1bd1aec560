package org.belraihub.sandbox.ehealth;

import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

import org.belraihub.person.CardNumber;
import org.belraihub.sandbox.ehealth.register.Registers;
import org.belraihub.sandbox.ehealth.register.ScenarioRegisters;
import org.belraihub.sandbox.ehealth.wire.Answering;
import org.belraihub.sandbox.ehealth.wire.CommonsEndpoint;
import org.belraihub.sandbox.ehealth.wire.RegisterOperations;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;

/**
 * One of the registers on the commons of the platform. Control: {@code card {insz, number}} at {@code id-support},
 * {@code replace {old, new}} at {@code ssin-history}, {@code add {insz, family, first?, born?, deceased?, struckOff?}} at
 * {@code person-register}, {@code professional {insz, profession, nihii?}}, {@code withdraw {insz, profession}},
 * {@code facility {nihii, type}} and {@code unlist {nihii}} at {@code address-book}, {@code member {nihii, from?, to?}} at
 * {@code circle-of-trust}; all may be repeated. They begin with the organisations and users of the scenarios.
 */
public final class RegisterServer extends EhealthPart {

  private final String namespace;
  private final Function<RegisterOperations, Map<String, CommonsEndpoint.Operation>> operations;
  private @Nullable Registers registers;

  private RegisterServer(String name, String path, String namespace,
                         Function<RegisterOperations, Map<String, CommonsEndpoint.Operation>> operations) {
    super(name, path, false);
    this.namespace = namespace;
    this.operations = operations;
  }

  /** All of them. */
  public static List<SandboxPart> all() {
    return List.of(
        new RegisterServer("id-support", "/IdSupport/v2", "urn:be:fgov:ehealth:idsupport:protocol:v2", RegisterOperations::idSupport),
        new RegisterServer("ssin-history", "/consultRN/SsinHistory/v1", "urn:be:fgov:ehealth:consultrn:ssinhistory:protocol:v1",
            RegisterOperations::ssinHistory),
        new RegisterServer("person-register", "/PersonRegister/v1", "urn:belraihub:personregister:v1", RegisterOperations::persons),
        new RegisterServer("address-book", "/AddressBook/v1", "urn:be:fgov:ehealth:addressbook:protocol:v1",
            RegisterOperations::addressBook),
        new RegisterServer("circle-of-trust", "/CircleOfTrust/v1", "urn:belraihub:circleoftrust:v1", RegisterOperations::circleOfTrust));
  }

  @Override
  Object endpoint(SandboxSite site, Answering answers) {
    var known = new Registers(site.ledgers());
    registers = known;
    try {
      new ScenarioRegisters(known).knowFor(name());
    } catch (IOException | SQLException e) {
      throw new IllegalStateException("the organisations of the scenarios could not be registered", e);
    }
    return new CommonsEndpoint(namespace, operations.apply(new RegisterOperations(known)), answers, site.clock());
  }

  @Override
  boolean takesTrees() {
    return true;
  }

  @Override
  Map<String, ?> change(String operation, Arguments arguments) throws SQLException {
    Registers known = Objects.requireNonNull(registers);
    switch (name() + " " + operation) {
      case "id-support card" -> known.card(CardNumber.of(arguments.text("number")).text(), arguments.insz("insz"));
      case "ssin-history replace" -> known.replace(arguments.insz("old"), arguments.insz("new"));
      case "person-register add" -> known.person(new Registers.Person(arguments.insz("insz"), arguments.text("family"),
          arguments.maybe("first").orElse(null), arguments.maybeDay("born").orElse(null), arguments.maybeDay("deceased").orElse(null),
          arguments.maybeDay("struckOff").orElse(null)));
      case "address-book professional" -> known.professional(arguments.insz("insz"),
          new Registers.Profession(arguments.text("profession"), arguments.maybe("nihii").orElse(null)));
      case "address-book withdraw" -> known.withdraw(arguments.insz("insz"), arguments.text("profession"));
      case "address-book unlist" -> known.unlist(arguments.text("nihii"));
      case "address-book facility" -> known.facility(arguments.text("nihii"), arguments.text("type"));
      case "circle-of-trust member" -> known.member(arguments.text("nihii"), arguments.day("from", today()),
          arguments.maybeDay("to").orElse(null));
      default -> throw unknown(operation);
    }
    return Map.of();
  }

  @Override
  Map<String, ?> holds() {
    return Map.of();
  }
}
