package org.belraihub.sandbox.ehealth.wire;

import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.belraihub.sandbox.ehealth.register.CallJournal;
import org.belraihub.sandbox.ehealth.register.Oddity;
import org.belraihub.sandbox.ehealth.register.Refusal;

/** How a service answers: its journal, and the oddity an operator asked for. */
public final class Answering {

  /**
   * What a service does with a question.
   *
   * @param <T> what it finds
   */
  @FunctionalInterface
  interface Work<T> {
    T run() throws SQLException;
  }

  private final CallJournal journal;
  private final AtomicReference<Oddity> oddity = new AtomicReference<>(Oddity.NONE);

  /** Answers into this journal. */
  public Answering(CallJournal journal) {
    this.journal = journal;
  }

  /** How the service is odd from now on. */
  public void odd(Oddity next) {
    oddity.set(next);
  }

  /** The refusal an operator asked for instead of work; throws when a fault was asked for. */
  Optional<Refusal> refusal() {
    Oddity now = oddity.get();
    return switch (now.kind()) {
      case SOA_FAULT -> throw SoaFaults.of(now.code());
      case BARE_FAULT -> throw SoaFaults.bare();
      case INCOMPLETE -> Optional.of(Refusal.of(now.code(), "refused because the sandbox was told to"));
      case NONE, WRONG_ECHO -> Optional.empty();
    };
  }

  /** The request id as it is echoed. */
  String echo(String requestId) {
    return oddity.get().kind() == Oddity.Kind.WRONG_ECHO ? "X" + requestId.substring(1) : requestId;
  }

  /** Writes into the journal. */
  void note(String operation, String requestId, Optional<Refusal> refusal) {
    work(() -> {
      journal.answered(operation, requestId, refusal.map(Refusal::codes).orElse(""));
      return true;
    });
  }

  /** Works on the ledgers; the service is temporarily not available when they are not. */
  static <T> T work(Work<T> work) {
    try {
      return work.run();
    } catch (SQLException e) {
      throw SoaFaults.of("SOA-02002");
    }
  }
}
