package org.belraihub.wss;

import org.belraihub.fault.RefusedException;
import org.jspecify.annotations.Nullable;

/** Hears of every message that was refused at the edge, once. Must be quick and must not throw: rubbish comes in floods. */
@FunctionalInterface
public interface RejectionAudit {

  /** A refusal. */
  void rejected(MessageRejection reason, Details details);

  /** A message of a proven sender that was refused before any endpoint saw it, for instance because it is not valid against its schema. */
  default void refused(RefusedException refusal, Details details) {
  }

  /**
   * What is known of the refused message.
   *
   * @param correlationId the id that the log has for this exchange
   * @param explanation   for the operator; without content of the message
   * @param sender        whose certificate the message carries, when found out; not proven
   * @param remoteAddress address of the peer, when the transport tells
   * @param path          path of the endpoint
   */
  record Details(String correlationId, String explanation, @Nullable Sender sender, @Nullable String remoteAddress, String path) {
  }
}
