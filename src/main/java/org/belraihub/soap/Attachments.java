package org.belraihub.soap;

import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import jakarta.activation.DataSource;
import org.apache.cxf.attachment.AttachmentDataSource;
import org.apache.cxf.attachment.AttachmentDeserializer;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.PhaseInterceptorChain;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.wss.MessageRejectedException;
import org.belraihub.wss.MessageRejection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The attachments of the message that is being answered. The signed Body has to say what they are: they are not signed themselves. */
public final class Attachments {

  private static final Logger LOG = LoggerFactory.getLogger(Attachments.class);
  private static final int IN_MEMORY = 64 * 1024;

  private Attachments() {
  }

  static boolean isMultipart(Message message) {
    String type = (String) message.get(Message.CONTENT_TYPE);
    return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/related");
  }

  /** Stands before the root part, which is the envelope; what follows it is read when it is asked for. */
  static void open(Message message, AttachmentRules rules) {
    message.put(AttachmentDeserializer.ATTACHMENT_DIRECTORY, rules.directory().toString());
    message.put(AttachmentDeserializer.ATTACHMENT_MEMORY_THRESHOLD, Integer.toString(IN_MEMORY));
    message.put(AttachmentDeserializer.ATTACHMENT_MAX_SIZE, Long.toString(rules.maximumSize()));
    message.put(AttachmentDeserializer.ATTACHMENT_MAX_COUNT, "1");
    try {
      new AttachmentDeserializer(message).initializeAttachments();
    } catch (IOException e) {
      throw new MessageRejectedException(MessageRejection.MALFORMED, "not a MIME package");
    }
  }

  /** The one attachment of the message, read from its beginning at every call; SCHEMA_INVALID or LIMIT_EXCEEDED when there is none. */
  public static InputStream only() {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    Collection<Attachment> attachments = message == null ? null : message.getAttachments();
    if (attachments == null) {
      throw missing();
    }
    try {
      Iterator<Attachment> all = attachments.iterator();
      if (!all.hasNext()) {
        throw missing();
      }
      DataSource source = all.next().getDataHandler().getDataSource();
      if (source instanceof AttachmentDataSource spooled) {
        spooled.hold(message);
      }
      return source.getInputStream();
    } catch (IOException e) {
      throw new RefusedException(FaultCode.LIMIT_EXCEEDED, "the attachment cannot be taken: " + e.getClass().getSimpleName(),
          List.of("attachment"), e);
    }
  }

  /** The attachments of the message that is being answered are not needed any more. */
  public static void release() {
    Message message = PhaseInterceptorChain.getCurrentMessage();
    Collection<Attachment> attachments = message == null ? null : message.getAttachments();
    if (attachments == null) {
      return;
    }
    for (Attachment attachment : attachments) {
      if (attachment.getDataHandler().getDataSource() instanceof AttachmentDataSource spooled) {
        spooled.release();
        try {
          // the last stream that is closed takes the file away
          spooled.getInputStream().close();
        } catch (IOException | RuntimeException e) {
          LOG.warn("An attachment could not be taken away: {}", e.toString());
        }
      }
    }
  }

  private static RefusedException missing() {
    return new RefusedException(FaultCode.SCHEMA_INVALID, "the message has no attachment", List.of("attachment"));
  }
}
