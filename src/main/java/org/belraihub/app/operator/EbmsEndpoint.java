package org.belraihub.app.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.store.HomeDirectory;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Statements, evidence and a call to see whether a partner is there. */
@Component
@Endpoint(id = "ebms")
public class EbmsEndpoint {

  /**
   * A file as text.
   *
   * @param text its content
   */
  public record TextFile(String text) {
  }

  /**
   * What came of it.
   *
   * @param done whether it was done
   * @param file on this machine, when one was written
   */
  public record Outcome(boolean done, @Nullable String file) {
  }

  private final MessageServiceHandler messages;
  private final HomeDirectory home;
  private final AuditTrail audit;

  EbmsEndpoint(MessageServiceHandler messages, HomeDirectory home, AuditTrail audit) {
    this.messages = messages;
    this.home = home;
    this.audit = audit;
  }

  /** The statement of one UTC day; {@code side} is sender (what the hub sent) or receiver. */
  @ReadOperation
  public TextFile statement(@Selector String agreement, String side, String day) {
    return new TextFile(messages.statement(agreement, Statement.Side.valueOf(side.toUpperCase(Locale.ROOT)), LocalDate.parse(day)).text());
  }

  /** Writes the evidence of a message, or sends a Ping under an agreement. */
  @WriteOperation
  public Outcome act(@Selector String id, String action, String operator) throws IOException {
    return switch (action) {
      case "evidence" -> evidence(new MessageId(id), operator);
      case "ping" -> new Outcome(messages.ping(id), null);
      default -> throw new IllegalArgumentException("action is evidence or ping");
    };
  }

  private Outcome evidence(MessageId id, String operator) throws IOException {
    Path directory = Files.createDirectories(home.path().resolve("evidence"));
    Path file = Files.createTempFile(directory, "message-", ".zip");
    try (OutputStream out = Files.newOutputStream(file)) {
      if (messages.evidence(id, out)) {
        audit.recordAlone(AuditEvent.ofHub(AuditAction.EVIDENCE_WRITTEN, "ebms-" + id, Map.of("operator", operator)));
        return new Outcome(true, file.toString());
      }
    }
    Files.delete(file);
    return new Outcome(false, null);
  }
}
