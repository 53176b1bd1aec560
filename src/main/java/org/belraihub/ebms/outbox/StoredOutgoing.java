package org.belraihub.ebms.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.ebms.header.Envelope;
import org.belraihub.ebms.header.EnvelopeException;
import org.belraihub.ebms.header.EnvelopeReader;
import org.belraihub.ebms.header.ManifestReference;
import org.belraihub.ebms.header.MessageHeader;
import org.belraihub.ebms.header.SoapFaultException;
import org.belraihub.ebms.header.SoapStructure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.packaging.ContentIds;
import org.belraihub.ebms.packaging.MimePart;
import org.belraihub.ebms.packaging.MimeReader;
import org.belraihub.ebms.packaging.PackagingException;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.storage.ChunkedOctets;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.jspecify.annotations.Nullable;

/** The bytes of messages of ours, exactly as they went out. */
public final class StoredOutgoing {

  private final ChunkedOctets chunks;
  private final PackagingLimits limits;

  /** Of messages within these limits. */
  public StoredOutgoing(ChunkedOctets chunks, PackagingLimits limits) {
    this.chunks = chunks;
    this.limits = limits.with(Long.MAX_VALUE, limits.spoolDirectory());
  }

  ChunkedOctets chunks() {
    return chunks;
  }

  /**
   * One message.
   *
   * @param wire            as sent
   * @param agreementDigest names the agreement of the time; absent for messages of before such were kept
   * @param ack             the acknowledgment as received, if there is one
   */
  public record Sent(WireMessage wire, @Nullable String agreementDigest, @Nullable WireMessage ack, PackagingLimits limits) {

    /** The payloads as sent; encrypted ones stay so. */
    public List<Payload> payloads() {
      return read().payloads();
    }

    private record Contents(Envelope envelope, List<Payload> payloads) {
    }

    /** What the application handed over, read again from what was sent. */
    OutgoingMessage message(OutgoingRecord stored) {
      Contents contents = read();
      MessageHeader header = contents.envelope.header();
      return new OutgoingMessage(stored.cpaId(), header.conversationId(), stored.service(), stored.action(), stored.businessKey(),
          header.refToMessageId(), Duration.between(stored.createdAt(), stored.timeToLive()), contents.payloads);
    }

    private Contents read() {
      try {
        var unpacked = new MimeReader(limits).read(wire.contentType(), wire.body());
        Envelope envelope = EnvelopeReader.read(SoapStructure.of(XmlDocuments.parse(unpacked.root().content().bytes(), XmlLimits.MESSAGE)));
        Map<String, MimePart> parts = new HashMap<>();
        unpacked.payloads().forEach(part -> parts.put(part.contentId(), part));
        var payloads = new ArrayList<Payload>();
        for (ManifestReference reference : envelope.manifest()) {
          MimePart part = parts.get(ContentIds.referred(reference.href()));
          payloads.add(new Payload(part.contentType(), reference.role(), part.content()));
        }
        return new Contents(envelope, List.copyOf(payloads));
      } catch (PackagingException | EnvelopeException | SoapFaultException | XmlRefusedException e) {
        throw new IllegalStateException("a message of ours cannot be read again", e);
      }
    }
  }

  /** What is stored of a message of ours. */
  public Optional<Sent> find(Connection connection, MessageId id) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement("SELECT content_type, message, message_length, agreement_digest, "
        + "ack_content_type, acknowledgment FROM ebms_outgoing WHERE message_id = ?")) {
      select.setString(1, id.value());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Optional.empty();
        }
        byte[] ack = row.getBytes(6);
        String ackType = row.getString(5) == null ? "text/xml; charset=UTF-8" : row.getString(5);
        return Optional.of(new Sent(
            new WireMessage(row.getString(1), chunks.stored("", id.value(), row.getBytes(2), row.getObject(3, Long.class))),
            row.getString(4), ack == null ? null : new WireMessage(ackType, chunks.stored("", id.value(), ack, null)), limits));
      }
    }
  }
}
