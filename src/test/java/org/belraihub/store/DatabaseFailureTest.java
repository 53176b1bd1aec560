package org.belraihub.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.BatchUpdateException;
import java.sql.SQLException;
import java.util.List;

import jakarta.persistence.EntityNotFoundException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.EmptyResultDataAccessException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.transaction.CannotCreateTransactionException;

/** Whose failure it is: by the SQL state below the exceptions of two libraries. */
class DatabaseFailureTest {

  @Test
  void whatTheDatabaseCannotDoNowIsItsOwnWhoeverReportsIt() {
    assertThat(List.<RuntimeException>of(
        new PersistenceException("disk full", said("53100")),
        new LockAcquisitionException("deadlock", said("40P01")),
        new PersistenceException("cancelled", new RuntimeException(new BatchUpdateException("", "57014", new int[0]))),
        new UncategorizedSQLException("away", null, said("08006")),
        new PersistenceException("nothing was said", new SQLException("closed")),
        new CannotCreateTransactionException("no connection"),
        new OptimisticLockException())).allMatch(DatabaseFailure::caused);
  }

  @Test
  void whatNoColumnOrConstraintTakesAndWhatWasNeverAskedIsTheWorks() {
    assertThat(List.<RuntimeException>of(
        new ConstraintViolationException("unique", said("23505"), "some"),
        new DataIntegrityViolationException("check", said("23514")),
        new PersistenceException("no text", said("22021")),
        new EntityNotFoundException(),
        new EmptyResultDataAccessException(1),
        new IllegalStateException("a defect"))).noneMatch(DatabaseFailure::caused);
  }

  private static SQLException said(String state) {
    return new SQLException("as the database says it", state);
  }
}
