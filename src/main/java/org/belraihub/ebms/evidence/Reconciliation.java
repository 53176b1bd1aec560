package org.belraihub.ebms.evidence;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.ebms.evidence.Statement.Entry;
import org.belraihub.ebms.evidence.Statement.Side;
import org.belraihub.ebms.evidence.Statement.State;
import org.belraihub.ebms.message.MessageId;

/**
 * Two statements of one day against each other.
 *
 * @param agreed    messages that both have with the same payloads
 * @param open      messages that the sender is still busy with or gave up and the receiver does not have; no contradiction
 * @param lost      acknowledged, says the sender, and the receiver does not have them
 * @param unknown   received, and the sender does not know them
 * @param different both have them, with other payloads
 */
public record Reconciliation(int agreed, List<MessageId> open, List<MessageId> lost, List<MessageId> unknown, List<MessageId> different) {

  /**
   * Compares a statement of the sender with one of the receiver, in either order.
   *
   * @throws IllegalArgumentException when they are not about the same messages
   */
  public static Reconciliation of(Statement one, Statement other) {
    if (one.side() == other.side() || !one.cpaId().equals(other.cpaId()) || !one.sender().equals(other.sender())
        || !one.day().equals(other.day())) {
      throw new IllegalArgumentException("one statement of the sender and one of the receiver are needed, of one agreement and day");
    }
    Statement sent = one.side() == Side.SENDER ? one : other;
    Statement received = one.side() == Side.SENDER ? other : one;
    Map<MessageId, Entry> there = new HashMap<>();
    received.entries().forEach(entry -> there.put(entry.messageId(), entry));
    int agreed = 0;
    var open = new ArrayList<MessageId>();
    var lost = new ArrayList<MessageId>();
    var different = new ArrayList<MessageId>();
    for (Entry entry : sent.entries()) {
      Entry found = there.remove(entry.messageId());
      if (found == null) {
        (entry.state() == State.ACKNOWLEDGED ? lost : open).add(entry.messageId());
      } else if (!found.payloadDigest().equals(entry.payloadDigest()) || !found.timestamp().equals(entry.timestamp())) {
        different.add(entry.messageId());
      } else {
        agreed++;
      }
    }
    return new Reconciliation(agreed, open, lost, there.keySet().stream().toList(), different);
  }

  /** Whether nothing contradicts. */
  public boolean isClean() {
    return lost.isEmpty() && unknown.isEmpty() && different.isEmpty();
  }
}
