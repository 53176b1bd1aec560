package org.belraihub.ebms.storage;

import java.sql.SQLException;

/** The database did not do what was asked; nothing was changed, or what was changed is undone. May be tried again. */
public final class StorageException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** With its cause. */
  public StorageException(SQLException cause) {
    super("database: SQLSTATE " + cause.getSQLState(), cause);
  }
}
