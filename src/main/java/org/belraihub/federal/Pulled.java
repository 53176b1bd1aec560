package org.belraihub.federal;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Messages that the other side has for the one that asks.
 *
 * @param messages in order
 * @param cursor   where to go on; null when there never was a message
 * @param more     whether there are more now
 */
public record Pulled(List<SyncMessage> messages, @Nullable String cursor, boolean more) {

  /** Copies the list. */
  public Pulled {
    messages = List.copyOf(messages);
  }
}
