package org.belraihub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import javax.sql.DataSource;

/** Asks PostgreSQL whether a commit survives a power cut; a hub whose promises would be empty does not start. */
public final class DurabilityProof {

  private static final Map<String, Set<String>> WANTED = Map.of(
      "fsync", Set.of("on"),
      "full_page_writes", Set.of("on"),
      "synchronous_commit", Set.of("on", "remote_apply", "remote_write"));

  private DurabilityProof() {
  }

  /** What is wrong, one sentence each; empty when commits are durable. */
  public static List<String> problems(DataSource database) throws SQLException {
    var problems = new ArrayList<String>();
    try (Connection connection = database.getConnection(); var statement = connection.createStatement()) {
      for (var wanted : WANTED.entrySet()) {
        try (var result = statement.executeQuery("show " + wanted.getKey())) {
          result.next();
          if (!wanted.getValue().contains(result.getString(1))) {
            problems.add("PostgreSQL has " + wanted.getKey() + " = " + result.getString(1)
                + ": a committed submission could be lost; set it to one of " + wanted.getValue());
          }
        }
      }
    }
    return problems;
  }
}
