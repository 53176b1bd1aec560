package org.belraihub.ebms.inbox;

import java.sql.Connection;
import java.sql.SQLException;

import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.WireMessage;

/** Messages that were checked and stored before, read again from their bytes. */
final class StoredReceptions {

  private final Unpacker unpacker;
  private final Gatekeeper gatekeeper;
  private final IncomingStore store;

  StoredReceptions(Unpacker unpacker, Gatekeeper gatekeeper, IncomingStore store) {
    this.unpacker = unpacker;
    this.gatekeeper = gatekeeper;
    this.store = store;
  }

  /**
   * One message; its signature is not asked again, since a certificate may have been replaced since.
   *
   * @throws SQLException when it is not there or cannot be read any more; what is being done is undone and comes again
   */
  ReceivedMessage find(Connection connection, String sender, MessageId id) throws SQLException {
    WireMessage wire = store.wire(connection, sender, id).orElseThrow(() -> new SQLException("a waiting message is not there"));
    var receivedAt = store.find(connection, sender, id).orElseThrow(() -> new SQLException("a waiting message is not there")).receivedAt();
    try {
      Reception read = unpacker.unpack(wire.contentType(), wire.body());
      var reception = new Reception(wire, read.unpacked(), read.soap(), read.envelope(), receivedAt);
      Verified known = gatekeeper.known(reception);
      return BusinessMessages.received(reception, known, BusinessChecks.payloads(reception.envelope(), known.parts(), known.signed()));
    } catch (PackagingException | SoapFaultException | UnreadableEnvelopeException | EnvelopeException e) {
      throw new SQLException("a waiting message cannot be read any more", e);
    }
  }
}
