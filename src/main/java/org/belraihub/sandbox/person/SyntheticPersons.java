package org.belraihub.sandbox.person;

import java.sql.SQLException;
import java.util.Map;
import java.util.stream.LongStream;
import javax.sql.DataSource;

import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Gives out fictional persons: {@code take} with {@code number}, 1 to 10000. */
public final class SyntheticPersons implements SandboxPart {

  private static final int MOST = 10_000;

  private @Nullable DataSource ledgers;

  @Override
  public String name() {
    return "persons";
  }

  @Override
  public void mount(SandboxSite site) {
    ledgers = site.ledgers();
  }

  @Override
  public Map<String, ?> control(String operation, JsonNode arguments) throws SQLException {
    int number = arguments.path("number").asInt(1);
    if (!operation.equals("take") || number < 1 || number > MOST) {
      throw new IllegalArgumentException("take 1 to " + MOST + " persons");
    }
    long last = count(number);
    return Map.of("insz", LongStream.range(last - number, last).mapToObj(position -> SyntheticInsz.at(position).digits()).toList());
  }

  @Override
  public Map<String, ?> ledger() throws SQLException {
    return Map.of("given", count(0));
  }

  private long count(int more) throws SQLException {
    if (ledgers == null) {
      throw new IllegalStateException("not mounted");
    }
    try (var connection = ledgers.getConnection(); var update = connection.prepareStatement(
        "update person_counter set given = given + ? returning given")) {
      update.setInt(1, more);
      try (var row = update.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }
}
