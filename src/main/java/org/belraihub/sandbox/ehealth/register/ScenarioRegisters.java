package org.belraihub.sandbox.ehealth.register;

import java.io.IOException;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

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
    if (!registers.begin(service)) {
      return;
    }
    for (Map<String, Object> organisation : ScenarioOrganisations.described()) {
      switch (service) {
        case "person-register" -> persons(organisation);
        case "address-book" -> listed(organisation);
        case "circle-of-trust" -> member(organisation);
        default -> { }
      }
    }
  }

  private void persons(Map<String, Object> organisation) throws SQLException {
    for (Map<?, ?> user : users(organisation)) {
      String name = text(user, "name");
      int space = name.indexOf(' ');
      registers.person(new Registers.Person(text(user, "insz"), name.substring(space + 1), space < 0 ? null : name.substring(0, space),
          null, null, null));
    }
  }

  private void listed(Map<String, Object> organisation) throws SQLException {
    registers.facility(text(organisation, "nihii"), TYPES.getOrDefault(text(organisation, "type"), "orgpublichealth"));
    for (Map<?, ?> user : users(organisation)) {
      if (user.get("category") != null) {
        registers.professional(text(user, "insz"), new Registers.Profession(text(user, "category"), text(user, "nihii")));
      }
    }
  }

  private void member(Map<String, Object> organisation) throws SQLException {
    if (organisation.get("circleOfTrust") instanceof Map<?, ?> period) {
      registers.member(text(organisation, "nihii"), LocalDate.parse(text(period, "from")),
          period.get("to") == null ? null : LocalDate.parse(text(period, "to")));
    }
  }

  private static List<Map<?, ?>> users(Map<String, Object> organisation) {
    return ((List<?>) organisation.get("users")).stream().<Map<?, ?>>map(user -> (Map<?, ?>) user).toList();
  }

  private static String text(Map<?, ?> entry, String key) {
    return String.valueOf(entry.get(key));
  }
}
