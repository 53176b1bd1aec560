package org.belraihub.sandbox.federal;

import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.federal.SyncMessage;
import org.belraihub.sandbox.federal.register.FederalBooks;
import org.belraihub.sandbox.federal.register.FederalLedger;
import org.belraihub.sandbox.federal.wire.FederalServant;
import org.belraihub.sandbox.federal.wire.HubCalls;
import org.belraihub.sandbox.frame.ContractSchema;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.belraihub.sandbox.frame.SoapSecurity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partner {@code federal} at {@code /federal}. */
public final class FederalPlatform implements SandboxPart {

  private @Nullable Opened opened;

  private record Opened(FederalServant servant, FederalLedger ledger, FederalBooks books, HubCalls hub, SandboxSite site) {
  }

  @Override
  public String name() {
    return "federal";
  }

  @Override
  public void mount(SandboxSite site) {
    var ledger = new FederalLedger(site.ledgers(), site.clock());
    var books = new FederalBooks(site.ledgers());
    opened = new Opened(new FederalServant(ledger, books, site.clock()), ledger, books, new HubCalls(site.keys()), site);
    site.soap("federal", "/federal", opened.servant, SoapSecurity.signedBy(site.keys(), "federal").andThen(ContractSchema.checked()));
  }

  /**
   * What an operator may let happen. {@code forget-version} and {@code load-version} take {@code instrument} and {@code version};
   * {@code registered} counts {@code references} in the register. {@code refuse} and {@code take} an {@code insz}: nothing about that person
   * is taken, or it is again.
   *
   * <p>Something happens on the federal side and is told at once, or later with {@code hold}, and happened {@code at} a
   * moment or now: {@code close} an assessment, {@code share}
   * one again under a higher number, {@code alter} one that was told ({@code change}: item to value), {@code revoke} its sharing,
   * {@code compute} central results, {@code invite}, {@code answer} an invitation, report a {@code part} or a change of the {@code team}.
   * {@code deliver} tells what was held ({@code order}: kept, reversed, shuffled with a {@code seed}; {@code twice}), {@code again} one
   * message once more. {@code told} gives what the hub said of an invitation; {@code announce}, {@code pull} and {@code reconcile} ask the hub.
   */
  @Override
  public Map<String, ?> control(String operation, JsonNode said) throws SQLException {
    Opened platform = opened();
    var now = said.has("at") ? Instant.parse(said.path("at").asString()) : platform.site.clock().now();
    return switch (operation) {
      case "forget-version", "load-version" -> {
        platform.ledger.versionKnown(said.path("instrument").asString(), said.path("version").asString(), operation.equals("load-version"));
        yield Map.of();
      }
      case "refuse", "take" -> {
        platform.servant.refuse(said.path("insz").asString(), operation.equals("refuse"));
        yield Map.of();
      }
      case "registered" -> Map.of("registered", platform.ledger.registered(texts(said.path("references"))));
      case "close" -> closed(FederalMaker.closed(said, now), said);
      case "share" -> share(said);
      case "alter" -> alter(said);
      case "revoke" -> revoke(said);
      case "compute" -> tell(FederalMaker.computed(said, now), said);
      case "invite" -> tell(FederalMaker.invitation(said, now), said);
      case "answer" -> tell(FederalMaker.answer(said, now), said);
      case "part" -> tell(FederalMaker.part(said, now), said);
      case "team" -> tell(FederalMaker.team(said), said);
      case "deliver" -> deliver(said);
      case "again" -> again(said.path("messageId").asString());
      case "told" -> told(said.path("invitation").asString());
      case "announce" -> Map.of("versions", platform.hub.announce(hub()));
      case "pull" -> pull(said);
      case "reconcile" -> Map.of("days", platform.hub.reconcile(hub(), said.path("origin").asString(),
          LocalDate.parse(said.path("day").asString())));
      default -> throw new IllegalArgumentException("the federal side knows no operation " + operation);
    };
  }

  private Map<String, ?> closed(ClosedAssessmentCopy copy, JsonNode said) throws SQLException {
    opened().books.closed(copy.reference().text(), copy.sequence(), true, copy.contentDigest(), copy.closedAt(), copy.messageId(),
        HubCalls.text(copy));
    return send(copy, said);
  }

  private Map<String, ?> share(JsonNode said) throws SQLException {
    FederalBooks.Own own = own(said);
    var copy = (ClosedAssessmentCopy) HubCalls.message(own.payload());
    return closed(FederalMaker.with(copy, FederalMaker.freshId(), own.sequence() + 1, copy.answers()), said);
  }

  /** Tells the same number with other answers, which no honest platform does; it keeps what it had. */
  private Map<String, ?> alter(JsonNode said) throws SQLException {
    var copy = (ClosedAssessmentCopy) HubCalls.message(own(said).payload());
    var altered = FederalMaker.with(copy, said.path("sameId").asBoolean(false) ? copy.messageId() : FederalMaker.freshId(), copy.sequence(),
        FederalMaker.changed(copy.answers(), said.path("change")));
    String outcome = opened().hub.send(hub(), HubCalls.text(altered));
    return answer(altered, outcome);
  }

  private Map<String, ?> revoke(JsonNode said) throws SQLException {
    String reference = said.path("reference").asString();
    long sequence = opened().books.revoked(reference);
    return tell(new SharingRevocation(FederalMaker.freshId(), new ReferenceNumber(reference), sequence, opened().site.clock().now()), said);
  }

  private FederalBooks.Own own(JsonNode said) throws SQLException {
    return opened().books.own(said.path("reference").asString()).orElseThrow(() -> new IllegalArgumentException("nothing was closed under it"));
  }

  private Map<String, ?> tell(SyncMessage message, JsonNode said) throws SQLException {
    opened().books.write(message.messageId(), message.reference().text(), HubCalls.text(message));
    return send(message, said);
  }

  private Map<String, ?> send(SyncMessage message, JsonNode said) throws SQLException {
    return answer(message, said.path("hold").asBoolean(false) ? null : send(message.messageId(), HubCalls.text(message)));
  }

  private static Map<String, ?> answer(SyncMessage message, @Nullable String outcome) {
    return Map.of("reference", message.reference().text(), "messageId", message.messageId(), "outcome", Objects.requireNonNullElse(outcome, ""));
  }

  private @Nullable String send(String messageId, String payload) throws SQLException {
    String outcome = opened().hub.send(hub(), payload);
    if (outcome != null) {
      opened().books.answered(messageId, outcome);
    }
    return outcome;
  }

  private Map<String, ?> deliver(JsonNode said) throws SQLException {
    var letters = new ArrayList<>(opened().books.waiting());
    switch (said.path("order").asString("kept")) {
      case "reversed" -> Collections.reverse(letters);
      case "shuffled" -> Collections.shuffle(letters, new Random(said.path("seed").asLong()));
      default -> { }
    }
    var outcomes = new ArrayList<String>();
    for (FederalBooks.Letter letter : letters) {
      for (int time = 0; time < (said.path("twice").asBoolean(false) ? 2 : 1); time++) {
        outcomes.add(Objects.requireNonNullElse(send(letter.messageId(), letter.payload()), ""));
      }
    }
    return Map.of("outcomes", outcomes);
  }

  private Map<String, ?> again(String messageId) throws SQLException {
    FederalBooks.Letter letter = opened().books.letter(messageId).stream().findFirst().orElseThrow(() ->
        new IllegalArgumentException("no message has this id"));
    return Map.of("outcome", Objects.requireNonNullElse(opened().hub.send(hub(), letter.payload()), ""));
  }

  private Map<String, ?> told(String invitation) throws SQLException {
    var told = new ArrayList<Map<String, ?>>();
    for (FederalBooks.Letter letter : opened().books.toldOf(invitation)) {
      told.add(Map.of("kind", letter.messageId(), "sequence", letter.position(), "payload", letter.payload()));
    }
    return Map.of("told", told);
  }

  private Map<String, ?> pull(JsonNode said) {
    var page = opened().hub.pull(hub(), said.has("after") ? said.path("after").asString() : null, said.path("limit").asInt(100));
    var answer = new LinkedHashMap<String, Object>();
    answer.put("messages", page.messages().stream().map(SyncMessage::messageId).toList());
    answer.put("cursor", page.cursor());
    answer.put("more", page.more());
    return answer;
  }

  private static List<String> texts(JsonNode array) {
    var texts = new ArrayList<String>();
    array.forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private URI hub() {
    return opened().site.hubEbms().orElseThrow(() -> new IllegalArgumentException("the hub has not told where it is"));
  }

  @Override
  public Map<String, ?> ledger() throws SQLException {
    return opened().ledger.counts();
  }

  private Opened opened() {
    if (opened == null) {
      throw new IllegalStateException("not mounted");
    }
    return opened;
  }
}
