package org.belraihub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.belraihub.app.HubStart;
import org.flywaydb.core.Flyway;

/**
 * One PostgreSQL for all tests of a JVM, with fsync and synchronous_commit on as in production. Each test asks an empty
 * database of its own; nothing is cleaned up, the server goes with the JVM.
 */
public final class TestDatabase {

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private TestDatabase() {
  }

  /** The JDBC address of a fresh, empty database, user and password included. */
  public static String fresh() {
    return made("template1");
  }

  /** The same with the hub's tables in the schema {@code hub}. */
  public static String withHubTables() {
    return made(HubTables.TEMPLATE);
  }

  private static String made(String template) {
    var name = "test_" + NUMBER.incrementAndGet();
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("no fresh database", e);
    }
    return address(name);
  }

  private static String address(String name) {
    return "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name + "?user=postgres&password=postgres";
  }

  /** A small pool on a JDBC address of {@link #fresh}, closed with the JVM; {@code schema} is its search path. */
  public static DataSource source(String jdbcUrl, String schema) {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(jdbcUrl);
    pool.setSchema(schema);
    pool.setMaximumPoolSize(20);
    pool.setMinimumIdle(0);
    AtEnd.close(pool);
    return pool;
  }

  /** Migrated once; every database with the hub's tables is a copy. */
  private static final class HubTables {

    static final String TEMPLATE = migrated();

    private static String migrated() {
      String address = fresh();
      // without a pool: a database to which anybody is connected cannot be copied
      Flyway.configure().dataSource(address, null, null).schemas("hub").defaultSchema("hub").locations("classpath:db/migration").load()
          .migrate();
      return address.substring(address.lastIndexOf('/') + 1, address.indexOf('?'));
    }
  }

  /** Started by the first test that asks. */
  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        var postgres = EmbeddedPostgres.builder()
            .setRegisterShutdownHook(false)
            .setOverrideWorkingDirectory(HubStart.PROGRAMS.toFile())
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .start();
        AtEnd.close(postgres);
        return postgres;
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
      }
    }
  }
}
