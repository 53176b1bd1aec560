package org.belraihub.federal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Messages that the other side has for the one that asks.
 *
 * @param messages in order
 * @param unusable those between them that nobody can take as what they should be
 * @param cursor   where to go on; null when there never was a message
 * @param more     whether there are more now
 */
public record Pulled(List<SyncMessage> messages, List<Unusable> unusable, @Nullable String cursor, boolean more) {

  /**
   * A message that does not follow the contract, or has a number that cannot be one.
   *
   * @param messageId given by the sender; null when it has none that is of the contract's form
   * @param reference of the assessment or invitation; null likewise
   * @param kind      name of the element
   * @param why       for the operator, without any content
   */
  public record Unusable(@Nullable String messageId, @Nullable String reference, String kind, String why) {
  }

  /** Copies the lists. */
  public Pulled {
    messages = List.copyOf(messages);
    unusable = List.copyOf(unusable);
  }
}
