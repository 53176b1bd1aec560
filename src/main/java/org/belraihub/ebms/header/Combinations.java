package org.belraihub.ebms.header;

/** Which elements may stand together in one message (ebMS 2.0 section 5). */
final class Combinations {

  private Combinations() {
  }

  static void check(Envelope envelope) throws EnvelopeException {
    var header = envelope.header();
    if (envelope.order() != null && envelope.syncReply()) {
      throw inconsistent("//eb:MessageOrder", "MessageOrder and SyncReply exclude each other");
    }
    if (envelope.order() != null && !header.duplicateElimination()) {
      throw inconsistent("//eb:MessageOrder", "MessageOrder needs DuplicateElimination");
    }
    boolean failing = envelope.errors() != null && envelope.errors().highest() == Severity.ERROR;
    if (failing && (!envelope.manifest().isEmpty() || !envelope.ackRequested().isEmpty())) {
      throw inconsistent("//eb:ErrorList", "an error stands alone");
    }
    if (header.isSignal()) {
      signal(envelope, header);
    } else if (failing || envelope.statusRequest() != null || envelope.statusResponse() != null) {
      throw inconsistent("//eb:Service", "this belongs to the reserved service");
    }
  }

  private static void signal(Envelope envelope, MessageHeader header) throws EnvelopeException {
    if (!header.service().value().equals(EbmsNames.RESERVED_SERVICE)) {
      throw new EnvelopeException(ErrorCode.VALUE_NOT_RECOGNIZED, "//eb:MessageHeader/eb:Service", "an unknown reserved service");
    }
    if (!envelope.manifest().isEmpty() || !envelope.ackRequested().isEmpty() || header.duplicateElimination()) {
      throw inconsistent("//eb:MessageHeader", "a signal has no payload, acknowledgment or duplicate elimination");
    }
    boolean complete = switch (header.action()) {
      case EbmsNames.ACKNOWLEDGMENT -> envelope.acknowledgment() != null;
      case EbmsNames.MESSAGE_ERROR -> envelope.errors() != null && header.refToMessageId() != null;
      case EbmsNames.STATUS_REQUEST -> envelope.statusRequest() != null;
      case EbmsNames.STATUS_RESPONSE -> envelope.statusResponse() != null && header.refToMessageId() != null;
      case EbmsNames.PONG -> header.refToMessageId() != null;
      case EbmsNames.PING -> true;
      default -> throw new EnvelopeException(ErrorCode.VALUE_NOT_RECOGNIZED, "//eb:MessageHeader/eb:Action", "an unknown signal");
    };
    if (!complete) {
      throw inconsistent("//eb:MessageHeader/eb:Action", "the element that this signal carries is missing");
    }
  }

  private static EnvelopeException inconsistent(String location, String description) {
    return new EnvelopeException(ErrorCode.INCONSISTENT, location, description);
  }
}
