package org.belraihub.wss;

/**
 * Accepts each signed message once. Called inside the transaction that does the work, with a unique key in the database: parallel
 * copies, a restart and a second node are all safe then.
 */
@FunctionalInterface
public interface ReplayGuard {

  /**
   * Registers the message; throws {@link MessageRejectedException} with {@link MessageRejection#REPLAYED} when its
   * {@link SignedMessage#replayKey()} is there already. A key may be forgotten after {@link SignedMessage#forgettableAt()}.
   */
  void admit(SignedMessage message);
}
