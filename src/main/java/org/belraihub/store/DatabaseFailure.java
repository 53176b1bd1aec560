package org.belraihub.store;

import java.sql.SQLException;

import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PessimisticLockException;
import jakarta.persistence.QueryTimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Tells failures of the database from failures of what it was asked. Stores that use JDBC fail with Spring's exceptions, those that use the
 * EntityManager with those of Jakarta Persistence and Hibernate; what the database itself said is the same below both.
 */
public final class DatabaseFailure {

  private static final int DEPTH = 20;

  private DatabaseFailure() {
  }

  /**
   * Whether the same work may succeed as it is, once the database is well: it is away, is full, chose a deadlock's victim, cancelled a
   * statement. Values that no column takes (class 22 of the SQL states) and constraints (class 23) are the work's own.
   */
  public static boolean caused(RuntimeException failure) {
    String state = sqlState(failure);
    if (state != null) {
      return !state.startsWith("22") && !state.startsWith("23");
    }
    return failure instanceof TransactionException || failure instanceof TransientDataAccessException
        || failure instanceof RecoverableDataAccessException || failure instanceof OptimisticLockException
        || failure instanceof PessimisticLockException || failure instanceof LockTimeoutException || failure instanceof QueryTimeoutException;
  }

  /** What the database said; empty when it said nothing and was away; null when it was not asked. */
  private static @Nullable String sqlState(Throwable failure) {
    int depth = 0;
    for (Throwable cause = failure; cause != null && depth++ < DEPTH; cause = cause.getCause()) {
      if (cause instanceof SQLException sql) {
        return sql.getSQLState() == null ? "" : sql.getSQLState();
      }
    }
    return null;
  }
}
