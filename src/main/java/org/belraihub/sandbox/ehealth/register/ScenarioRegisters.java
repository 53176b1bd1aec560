package org.belraihub.sandbox.ehealth.register;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.sandbox.frame.ScenarioOrganisations;

/** The organisations and users of the scenarios in the registers; what an operator has changed since stays. */
public final class ScenarioRegisters {

  /** CD-HCPARTY codes; every other kind of organisation is listed as one of public health. */
  private static final Map<String, String> TYPES = Map.of("NURSING_HOME", "orgretirementhome", "HOSPITAL", "orghospital",
      "REHABILITATION_HOSPITAL", "orghospital", "PSYCHIATRIC_HOSPITAL", "orghospital", "GP_PRACTICE", "orgpractice");

  private final Registers registers;

  /** Fills these registers. */
  public ScenarioRegisters(Registers registers) {
    this.registers = registers;
  }

  /** Registers what the service of this name answers about, once per ledger. */
  public void knowFor(String service) throws IOException, SQLException {
    if (!registers.isNew(service)) {
      return;
    }
    var rows = new ArrayList<Registers.Filling>();
    for (Map<String, Object> organisation : ScenarioOrganisations.described()) {
      switch (service) {
        case "person-register" -> users(organisation).forEach(user -> rows.add(Registers.filling(person(user))));
        case "address-book" -> rows.addAll(listed(organisation));
        case "circle-of-trust" -> member(organisation).ifPresent(rows::add);
        default -> { }
      }
    }
    registers.fill(service, rows);
  }

  private static Registers.Person person(Map<?, ?> user) {
    String name = text(user, "name");
    int space = name.indexOf(' ');
    return new Registers.Person(text(user, "insz"), name.substring(space + 1), space < 0 ? null : name.substring(0, space), null, null, null);
  }

  private static List<Registers.Filling> listed(Map<String, Object> organisation) {
    var rows = new ArrayList<Registers.Filling>();
    rows.add(Registers.facilityFilling(text(organisation, "nihii"), TYPES.getOrDefault(text(organisation, "type"), "orgpublichealth")));
    users(organisation).stream().filter(user -> user.get("category") != null).forEach(user ->
        rows.add(Registers.filling(text(user, "insz"), new Registers.Profession(text(user, "category"), text(user, "nihii")))));
    return rows;
  }

  private static Optional<Registers.Filling> member(Map<String, Object> organisation) {
    return organisation.get("circleOfTrust") instanceof Map<?, ?> period
        ? Optional.of(Registers.memberFilling(text(organisation, "nihii"), LocalDate.parse(text(period, "from")),
            period.get("to") == null ? null : LocalDate.parse(text(period, "to")))) : Optional.empty();
  }

  private static List<Map<?, ?>> users(Map<String, Object> organisation) {
    return ((List<?>) organisation.get("users")).stream().<Map<?, ?>>map(user -> (Map<?, ?>) user).toList();
  }

  private static String text(Map<?, ?> entry, String key) {
    return String.valueOf(entry.get(key));
  }
}
