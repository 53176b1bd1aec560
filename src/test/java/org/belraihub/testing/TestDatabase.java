package org.belraihub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.postgresql.ds.PGSimpleDataSource;

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
    var name = "test_" + NUMBER.incrementAndGet();
    try (var connection = Server.POSTGRES.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
      statement.execute("create database " + name);
    } catch (SQLException e) {
      throw new IllegalStateException("no fresh database", e);
    }
    return "jdbc:postgresql://127.0.0.1:" + Server.POSTGRES.getPort() + "/" + name + "?user=postgres&password=postgres";
  }

  /** A plain data source without a pool on a JDBC address of {@link #fresh}; {@code schema} is its search path. */
  public static PGSimpleDataSource source(String jdbcUrl, String schema) {
    var source = new PGSimpleDataSource();
    source.setUrl(jdbcUrl);
    source.setCurrentSchema(schema);
    return source;
  }

  /** Started by the first test that asks. */
  private static final class Server {

    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "on")
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("max_connections", "200")
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException("the embedded PostgreSQL did not start", e);
      }
    }
  }
}
