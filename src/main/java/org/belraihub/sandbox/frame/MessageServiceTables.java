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

/** The tables of the ebMS message service, which the funds use as the hub does: its script, in the schema of the sandbox. */
final class MessageServiceTables implements JavaMigration {

  private static final String SCRIPT = "/db/migration/V200__ebms.sql";

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion("200");
  }

  @Override
  public String getDescription() {
    return "ebms";
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

  private static byte[] script() {
    try (InputStream in = MessageServiceTables.class.getResourceAsStream(SCRIPT)) {
      if (in == null) {
        throw new IllegalStateException(SCRIPT + " is not on the class path");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
