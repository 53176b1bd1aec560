package org.belraihub.ebms.header;

import java.util.Optional;

import org.belraihub.ebms.message.MessageId;

/**
 * Enough of a broken message to answer it with an ErrorList.
 *
 * @param from           who sent it, by its own word
 * @param to             who is to get it
 * @param cpaId          the agreement it names
 * @param conversationId the conversation it names
 * @param messageId      its name
 */
public record ReturnAddress(PartyReference from, PartyReference to, String cpaId, String conversationId, MessageId messageId) {

  /** Of a message that was read. */
  public static ReturnAddress of(MessageHeader header) {
    return new ReturnAddress(header.from(), header.to(), header.cpaId(), header.conversationId(), header.messageId());
  }

  /** Of a message that could not be read, as far as it can be found. */
  public static Optional<ReturnAddress> search(SoapStructure soap) {
    return Optional.ofNullable(MessageHeaderReader.lenient(soap)).map(ReturnAddress::of);
  }
}
