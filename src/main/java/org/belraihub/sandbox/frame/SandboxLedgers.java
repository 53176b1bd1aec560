package org.belraihub.sandbox.frame;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.flywaydb.core.Flyway;

/**
 * The ledgers of the partners: schema {@value #SCHEMA} of a PostgreSQL, migrated from {@code db/sandbox} with a history of its own.
 * A new script takes a number above every other, whichever part it is for.
 */
final class SandboxLedgers implements AutoCloseable {

  static final String SCHEMA = "sandbox";
  private static final int CONNECTIONS = 8;

  private final HikariDataSource source;

  /** Connects and migrates; {@code jdbcUrl} may carry user and password as parameters. */
  SandboxLedgers(String jdbcUrl) {
    var config = new HikariConfig();
    config.setJdbcUrl(jdbcUrl);
    config.setSchema(SCHEMA);
    config.setMaximumPoolSize(CONNECTIONS);
    config.setMinimumIdle(1);
    config.setPoolName("sandbox");
    config.setInitializationFailTimeout(30_000);
    source = new HikariDataSource(config);
    try {
      Flyway.configure()
          .dataSource(source)
          .schemas(SCHEMA)
          .createSchemas(true)
          .table("flyway_sandbox_history")
          .locations("classpath:db/sandbox")
          .javaMigrations(MessageServiceTables.values())
          .load()
          .migrate();
    } catch (RuntimeException e) {
      source.close();
      throw e;
    }
  }

  HikariDataSource source() {
    return source;
  }

  @Override
  public void close() {
    source.close();
  }
}
