package org.belraihub.app;

import java.util.HashMap;
import java.util.List;

import org.belraihub.scoring.DefinitionLedger;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The database remembers every version of every definition that was ever in use, those of the operator's own files too: stored results
 * name them. A version that says something else than it did stops the start, on every node.
 */
final class DefinitionMemory {

  private static final int BATCH = 500;

  private final JdbcTemplate jdbc;

  DefinitionMemory(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  /** Remembers what is new; {@link org.belraihub.instrument.DefinitionException} names what has changed under its old version. */
  void check(CareDefinitions definitions) {
    List<DefinitionLedger.Entry> entries = DefinitionLedger.entries(definitions.registry(), definitions.engine());
    jdbc.batchUpdate("insert into definition_version (name, sha256) values (?, ?) on conflict do nothing", entries, BATCH,
        (statement, entry) -> {
          statement.setString(1, entry.name());
          statement.setString(2, entry.sha256());
        });
    var remembered = new HashMap<String, String>();
    jdbc.query("select name, sha256 from definition_version", row -> {
      remembered.put(row.getString("name"), row.getString("sha256"));
    });
    DefinitionLedger.of(remembered).check(entries);
  }
}
