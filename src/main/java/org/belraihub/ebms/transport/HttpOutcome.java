package org.belraihub.ebms.transport;

/** What became of a POST. */
public sealed interface HttpOutcome {

  /** The partner answered. */
  record Answered(HttpReply reply) implements HttpOutcome {
  }

  /** No connection came about: nothing can have arrived. */
  record Unreachable(String reason) implements HttpOutcome {
  }

  /** The connection broke or stayed silent: it may have arrived. */
  record Uncertain(String reason) implements HttpOutcome {
  }
}
