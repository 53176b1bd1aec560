package org.belraihub.faults;

/** How far a commit is, seen from between client and database. */
enum Phase {

  /** The client has sent it; the database does not know yet. Withheld. */
  SENT,
  /** The database has committed; the client does not know yet. Withheld. */
  DONE,
  /** The client has the answer. */
  ANSWERED
}
