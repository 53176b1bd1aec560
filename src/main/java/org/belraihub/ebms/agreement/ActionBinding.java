package org.belraihub.ebms.agreement;

import org.belraihub.ebms.message.ServiceName;
import org.jspecify.annotations.Nullable;

/**
 * An action that a party can send or receive in a role.
 *
 * @param id           within the document
 * @param direction    of the action, seen from the party
 * @param role         the party's role
 * @param service      the service
 * @param action       within the service
 * @param channel      over which channel
 * @param signed       whether the message has to carry a signature
 * @param confidential whether its payloads have to be encrypted
 * @param otherId      the binding of the other party, when stated
 */
public record ActionBinding(String id, Direction direction, String role, ServiceName service, String action, Channel channel,
    boolean signed, boolean confidential, @Nullable String otherId) {

  /** Who acts. */
  public enum Direction {
    SEND, RECEIVE
  }
}
