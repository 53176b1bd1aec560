package org.belraihub.faults;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one connection has prepared and what its running transaction does. A JDBC connection asks one thing at a time: the answer to a
 * commit belongs to the last one that was asked.
 */
final class Conversation {

  private final Map<String, String> statements = new HashMap<>();
  private final Map<String, String> portals = new HashMap<>();
  private final AtomicReference<Set<Work>> committing = new AtomicReference<>(Set.of());
  private Set<Work> works = EnumSet.noneOf(Work.class);

  /** Follows a message of the program; the work of its transaction when it asks to commit it, else nothing. */
  Set<Work> asksToCommit(WireMessage message) {
    switch (message.type()) {
      case 'P' -> {
        var nameAndSql = message.texts(2);
        statements.put(nameAndSql.get(0), nameAndSql.get(1));
      }
      case 'B' -> {
        var portalAndStatement = message.texts(2);
        portals.put(portalAndStatement.get(0), statements.getOrDefault(portalAndStatement.get(1), ""));
      }
      case 'E' -> {
        return runs(portals.getOrDefault(message.texts(1).get(0), ""));
      }
      case 'Q' -> {
        return runs(message.texts(1).get(0));
      }
      default -> {
        // says nothing about transactions
      }
    }
    return Set.of();
  }

  private Set<Work> runs(String sql) {
    switch (sql) {
      case "COMMIT" -> {
        Set<Work> asked = works;
        works = EnumSet.noneOf(Work.class);
        committing.set(asked);
        return asked;
      }
      case "BEGIN", "ROLLBACK" -> works = EnumSet.noneOf(Work.class);
      default -> works.addAll(Work.in(sql));
    }
    return Set.of();
  }

  /** The work of the transaction that this message of the database tells committed, else nothing. */
  Set<Work> tellsCommitted(WireMessage message) {
    return message.isCommitted() ? committing.getAndSet(Set.of()) : Set.of();
  }
}
