package org.belraihub.sandbox.federal.register;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Work on the ledgers in one transaction each. */
final class Transactions {

  /** What is done on a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private final DataSource source;

  Transactions(DataSource source) {
    this.source = source;
  }

  <T> T run(Work<T> work) throws SQLException {
    try (var connection = source.getConnection()) {
      connection.setAutoCommit(false);
      try {
        T result = work.on(connection);
        connection.commit();
        return result;
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
