package org.belraihub.ebms.header;

import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.message.MessageId;
import org.jspecify.annotations.Nullable;

/**
 * The ebMS elements of one SOAP envelope.
 *
 * @param header         in every message
 * @param syncReply      whether the answer is wanted in the same HTTP exchange
 * @param order          place in the conversation
 * @param ackRequested   at most one per actor
 * @param acknowledgment of an earlier message
 * @param errors         about an earlier message
 * @param manifest       one entry per payload
 * @param statusRequest  the message asked about
 * @param statusResponse the answer to that
 */
public record Envelope(MessageHeader header, boolean syncReply, @Nullable MessageOrder order, List<AckRequested> ackRequested,
    @Nullable Acknowledgment acknowledgment, @Nullable ErrorList errors, List<ManifestReference> manifest,
    @Nullable MessageId statusRequest, @Nullable StatusResponse statusResponse) {

  /** A business message outside of any order. */
  public static Envelope business(MessageHeader header, boolean syncReply, @Nullable AckRequested ack, List<ManifestReference> manifest) {
    return business(header, syncReply, null, ack, manifest);
  }

  /** A business message. */
  public static Envelope business(MessageHeader header, boolean syncReply, @Nullable MessageOrder order, @Nullable AckRequested ack,
      List<ManifestReference> manifest) {
    return new Envelope(header, syncReply, order, ack == null ? List.of() : List.of(ack), null, null, manifest, null, null);
  }

  /** A business message that carries the acknowledgment of the one it answers. */
  public Envelope acknowledgingToo(@Nullable Acknowledgment answered) {
    return new Envelope(header, syncReply, order, ackRequested, answered, errors, manifest, statusRequest, statusResponse);
  }

  /** A signal with nothing but its header: Ping, Pong. */
  public static Envelope bare(MessageHeader header) {
    return new Envelope(header, false, null, List.of(), null, null, List.of(), null, null);
  }

  /** A stand-alone acknowledgment. */
  public static Envelope acknowledging(MessageHeader header, Acknowledgment acknowledgment) {
    return new Envelope(header, false, null, List.of(), acknowledgment, null, List.of(), null, null);
  }

  /** A stand-alone error message. */
  public static Envelope reporting(MessageHeader header, ErrorList errors) {
    return new Envelope(header, false, null, List.of(), null, errors, List.of(), null, null);
  }

  /** A question about a message. */
  public static Envelope asking(MessageHeader header, MessageId about) {
    return new Envelope(header, false, null, List.of(), null, null, List.of(), about, null);
  }

  /** The answer to such a question. */
  public static Envelope answering(MessageHeader header, StatusResponse response) {
    return new Envelope(header, false, null, List.of(), null, null, List.of(), null, response);
  }

  /** The request for an acknowledgment by the given actor. */
  public Optional<AckRequested> ackRequestedOf(Actor actor) {
    return ackRequested.stream().filter(ack -> ack.actor() == actor).findFirst();
  }
}
