package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.zip.CRC32;

import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The tables of the ebMS message service, which the funds use as the hub does: its scripts, in the schema of the sandbox. The sandbox has
 * numbers of its own, since a new script takes one above every other.
 */
enum MessageServiceTables implements JavaMigration {
  FIRST("200", "ebms", "V200__ebms.sql"),
  RELIABILITY("301", "ebms reliability", "V204__ebms_reliability.sql"),
  STORAGE("310", "ebms storage", "V230__ebms_storage.sql");

  private final String version;
  private final String description;
  private final String script;

  MessageServiceTables(String version, String description, String script) {
    this.version = version;
    this.description = description;
    this.script = "/db/migration/" + script;
  }

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(version);
  }

  @Override
  public String getDescription() {
    return description;
  }

  @Override
  public Integer getChecksum() {
    var crc = new CRC32();
    crc.update(script());
    return (int) crc.getValue();
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    try (var statement = context.getConnection().createStatement()) {
      statement.execute(new String(script(), StandardCharsets.UTF_8));
    }
  }

  private byte[] script() {
    try (InputStream in = MessageServiceTables.class.getResourceAsStream(script)) {
      if (in == null) {
        throw new IllegalStateException(script + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
