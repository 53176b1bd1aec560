package org.belraihub.ebms.outbox;

import java.util.Optional;

import org.belraihub.ebms.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * A message handed over by an application that transmits it itself right after its commit. The first transmission is counted in the
 * transaction that made the message; if it never happens, because the process dies in between, it counts as one that got lost.
 */
public final class Prepared {

  private final MessageId id;
  private final @Nullable Transmission first;

  private Prepared(MessageId id, @Nullable Transmission first) {
    this.id = id;
    this.first = first;
  }

  static Prepared anew(ComposedMessage message) {
    return new Prepared(message.header().messageId(), Transmission.first(message));
  }

  static Prepared before(MessageId id) {
    return new Prepared(id, null);
  }

  /** Of the message. */
  public MessageId id() {
    return id;
  }

  /** Whether it was made now; otherwise its business document had been handed over before, and nothing is claimed. */
  public boolean isNew() {
    return first != null;
  }

  Optional<Transmission> first() {
    return Optional.ofNullable(first);
  }
}
