package org.belraihub.ebms.storage;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

/** One database transaction per call, on a connection of the given source. */
public final class Transactions {

  private final DataSource dataSource;

  /** Transactions on connections of this source. */
  public Transactions(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  /** Work that reads and writes through a connection. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does the work; an exception undoes it. */
    T on(Connection connection) throws SQLException;
  }

  /**
   * Runs and commits; rolls back on any exception.
   *
   * @throws StorageException when the database fails, the connection included
   */
  public <T> T inTransaction(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      boolean before = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException | Error e) {
        rollback(connection, e);
        throw e;
      } finally {
        if (!connection.isClosed()) {
          connection.setAutoCommit(before);
        }
      }
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  /** Runs one statement that commits by itself. */
  public <T> T alone(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new StorageException(e);
    }
  }

  private static void rollback(Connection connection, Throwable cause) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      cause.addSuppressed(e);
    }
  }
}
