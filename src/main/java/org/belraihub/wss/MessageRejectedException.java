package org.belraihub.wss;

import org.jspecify.annotations.Nullable;

/** A message refused by message security. Its text is for the operator and holds nothing of the message's content. */
public final class MessageRejectedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final MessageRejection reason;
  private final transient @Nullable Sender sender;

  /** A refusal before the sender is known. */
  public MessageRejectedException(MessageRejection reason, String explanation) {
    this(reason, explanation, null);
  }

  /** A refusal of a message that names a known sender (not proven unless the reason lies behind the signature check). */
  public MessageRejectedException(MessageRejection reason, String explanation, @Nullable Sender sender) {
    super(reason + ": " + explanation, null, false, false);
    this.reason = reason;
    this.sender = sender;
  }

  /** Why. */
  public MessageRejection reason() {
    return reason;
  }

  /** Whose certificate the message carries, when that was found out. */
  public @Nullable Sender sender() {
    return sender;
  }
}
