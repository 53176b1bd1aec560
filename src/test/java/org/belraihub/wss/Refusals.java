package org.belraihub.wss;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** States that a message is refused, and for which reason. */
final class Refusals {

  private Refusals() {
  }

  static void refused(MessageVerifier verifier, byte[] message, MessageRejection... reasons) {
    assertThatThrownBy(() -> verifier.verify(message)).isInstanceOf(MessageRejectedException.class)
        .extracting("reason").isIn((Object[]) reasons);
  }
}
