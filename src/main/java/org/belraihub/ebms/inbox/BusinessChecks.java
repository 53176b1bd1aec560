package org.belraihub.ebms.inbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.ebms.agreement.Channel;
import org.belraihub.ebms.header.AckRequested;
import org.belraihub.ebms.header.Actor;
import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.ErrorCode;
import org.belraihub.ebms.header.ManifestReference;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.packaging.ContentIds;
import org.belraihub.ebms.packaging.MimePart;

/** What is checked of a business message once its sender is known: time to live, flags against the channel, manifest. */
final class BusinessChecks {

  private BusinessChecks() {
  }

  /** Refuses what contradicts time or channel. */
  static void check(Reception reception, Channel channel) throws EnvelopeException {
    Envelope envelope = reception.envelope();
    var timeToLive = envelope.header().timeToLive();
    if (timeToLive != null && reception.receivedAt().isAfter(timeToLive)) {
      throw new EnvelopeException(ErrorCode.TIME_TO_LIVE_EXPIRED, "//eb:MessageData/eb:TimeToLive", "arrived too late");
    }
    boolean ordered = channel.reliability() != null && channel.reliability().ordered();
    if (envelope.order() != null && !ordered) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, "//eb:MessageOrder", "the agreement does not guarantee order");
    }
    agreed(!ordered || envelope.order() != null, "//eb:MessageOrder");
    if (envelope.ackRequestedOf(Actor.NEXT_MSH).isPresent()) {
      throw new EnvelopeException(ErrorCode.NOT_SUPPORTED, "//eb:AckRequested", "acknowledgment by the next hop is not offered");
    }
    var ack = envelope.ackRequestedOf(Actor.TO_PARTY);
    agreed(channel.ackRequested().admits(ack.isPresent()), "//eb:AckRequested");
    agreed(ack.isEmpty() || channel.ackSignature().admits(ack.map(AckRequested::signed).get()), "//eb:AckRequested/@eb:signed");
    agreed(channel.duplicateElimination().admits(envelope.header().duplicateElimination()), "//eb:MessageHeader/eb:DuplicateElimination");
    // an answer asks for nothing on its connection: it came on one, or would have
    boolean answer = envelope.header().refToMessageId() != null && !envelope.syncReply();
    agreed(answer || channel.syncReplyMode().isSynchronous() == envelope.syncReply(), "//eb:SyncReply");
  }

  /**
   * The payloads in the order of the manifest.
   *
   * @param strict whether a part that the manifest does not name is refused and not only left out
   */
  static List<Payload> payloads(Envelope envelope, List<MimePart> received, boolean strict) throws EnvelopeException {
    Map<String, MimePart> parts = new HashMap<>();
    for (MimePart part : received) {
      parts.put(part.contentId(), part);
    }
    var payloads = new ArrayList<Payload>();
    for (ManifestReference reference : envelope.manifest()) {
      MimePart part = ContentIds.isReference(reference.href()) ? parts.remove(ContentIds.referred(reference.href())) : null;
      if (part == null) {
        throw new EnvelopeException(ErrorCode.MIME_PROBLEM, reference.href(), "the manifest names a part that is not there");
      }
      payloads.add(new Payload(part.contentType(), reference.role(), part.content()));
    }
    if (strict && !parts.isEmpty()) {
      throw new EnvelopeException(ErrorCode.MIME_PROBLEM, "//eb:Manifest", "a part is not named by the manifest");
    }
    return List.copyOf(payloads);
  }

  private static void agreed(boolean holds, String location) throws EnvelopeException {
    if (!holds) {
      throw new EnvelopeException(ErrorCode.INCONSISTENT, location, "not as the agreement says");
    }
  }
}
