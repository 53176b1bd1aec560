package org.belraihub.sandbox.fund;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.servlet.http.HttpServletResponse;
import org.belraihub.ebms.EbmsConfiguration;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.transport.EbmsServlet;
import org.belraihub.ebms.transport.HttpReply;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.sandbox.ehealth.register.MembershipRegister;
import org.belraihub.sandbox.frame.PartnerMode;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partners {@code fund-180} to {@code fund-680} at {@code /ebms/180} to {@code /ebms/680}: one application, six doors, and one for questions. */
public final class CareFunds implements SandboxPart {

  private static final Duration EXCHANGE = Duration.ofSeconds(30);
  private static final int SENDERS = 4;

  private final AtomicReference<@Nullable FundAgreements> agreements = new AtomicReference<>();
  private final FundHabits habits = new FundHabits();
  private @Nullable FundLedger ledger;
  private @Nullable SystemClock clock;
  private @Nullable MessageServiceHandler handler;

  @Override
  public String name() {
    return "care-funds";
  }

  @Override
  public void mount(SandboxSite site) {
    ledger = new FundLedger(site.ledgers());
    var identity = site.keys().identity("vsbnet");
    var own = new OwnParty(FundAgreements.CENTRAL_APPLICATION, List.of(new SigningIdentity(identity.key(), identity.certificate())));
    Agreements current = cpaId -> Optional.ofNullable(agreements.get()).flatMap(known -> known.find(cpaId));
    var out = new FundWayOut(HttpSender.defaultClient(Duration.ofSeconds(5)), new AcknowledgmentDesk(site, ledger, habits));
    var configuration = EbmsConfiguration.of(site.ledgers(), current, own, site.clock(), new FictionalAtRest(), "vsbnet.sandbox")
        .withHttp(out, EXCHANGE).withSenders(SENDERS);
    handler = new MessageServiceHandler(configuration, new IndicationDesk(ledger, habits, this::messages,
        new InsurabilityCounter(new MembershipRegister(site.ledgers()), site.clock()), site.clock()));
    clock = site.clock();
    site.servlet(FundAgreements.INSURABILITY_PARTNER, "/ebms/insurability", handler.servlet());
    for (int fund : FundAgreements.FUNDS) {
      site.servlet(FundAgreements.partner(fund), "/ebms/" + fund, door(fund, messages()));
    }
  }

  private EbmsServlet door(int fund, MessageServiceHandler service) {
    return new EbmsServlet(request -> habits.turnsAway(fund) ? HttpReply.empty(HttpServletResponse.SC_FORBIDDEN) : service.handle(request),
        PackagingLimits.DEFAULT);
  }

  @Override
  public void started(SandboxSite site) throws IOException {
    agreements.set(FundAgreements.written(site));
    messages().start();
  }

  @Override
  public void hubMoved(SandboxSite site) throws IOException {
    agreements.set(FundAgreements.written(site));
  }

  /**
   * {@code acknowledged} takes {@code references} and counts those booked whose acknowledgment the hub took; {@code booked} takes
   * {@code reference} and tells at which fund it is booked, with its validity; {@code answering} takes {@code fund}, {@code with} (NONE,
   * ACCEPT, REFUSE, PENDING, PENDING_THEN_ACCEPT) and {@code codes}; {@code answer} takes {@code fund}, {@code reference}, {@code status}
   * and {@code codes}; {@code trouble} takes {@code fund}, {@code percent}, {@code faults} (LOSE, DUPLICATE, DELAY, CORRUPT) and {@code seed};
   * {@code door} takes {@code fund} and {@code open}: behind a closed one every message is refused with HTTP 403;
   * {@code mutate} takes {@code insz}, {@code from}, {@code to}, {@code on} and {@code sourceTime}; {@code statement} takes {@code fund} and
   * {@code day} and gives what the fund received.
   */
  @Override
  public Map<String, ?> control(String operation, JsonNode arguments) throws SQLException {
    int fund = arguments.path("fund").asInt();
    switch (operation) {
      case "acknowledged" -> {
        return Map.of("acknowledged", opened().acknowledged(texts(arguments, "references")));
      }
      case "booked" -> {
        return opened().booked(arguments.path("reference").asString());
      }
      case "answering" -> habits.answer(fund, FundHabits.Answering.valueOf(arguments.path("with").asString()), texts(arguments, "codes"));
      case "trouble" -> habits.trouble(fund, arguments.path("percent").asInt(),
          texts(arguments, "faults").stream().map(FundHabits.Fault::valueOf).toList(), arguments.path("seed").asLong(1));
      case "answer" -> answer(fund, arguments);
      case "door" -> habits.door(fund, arguments.path("open").asBoolean());
      case "mutate" -> send(FundLetters.change(arguments.path("insz").asString(), arguments.path("from").asInt(),
          arguments.hasNonNull("to") ? arguments.path("to").asInt() : null, LocalDate.parse(arguments.path("on").asString()),
          arguments.hasNonNull("sourceTime") ? Instant.parse(arguments.path("sourceTime").asString()) : now()));
      case "statement" -> {
        return Map.of("text", messages().statement(FundAgreements.cpaId(fund), Statement.Side.RECEIVER,
            LocalDate.parse(arguments.path("day").asString())).text());
      }
      default -> throw new IllegalArgumentException("the care funds know no operation " + operation);
    }
    return Map.of();
  }

  private void answer(int fund, JsonNode arguments) throws SQLException {
    String reference = arguments.path("reference").asString();
    var brought = opened().brought(fund, reference)
        .orElseThrow(() -> new IllegalArgumentException("fund " + fund + " has no indication " + reference));
    send(FundLetters.answer(fund, reference, brought.berichtId(), brought.message(), arguments.path("status").asString(),
        texts(arguments, "codes"), arguments.hasNonNull("at") ? Instant.parse(arguments.path("at").asString()) : now()));
  }

  private void send(OutgoingMessage message) throws SQLException {
    opened().inTransaction(connection -> messages().enqueue(connection, message));
    messages().wake();
  }

  private Instant now() {
    if (clock == null) {
      throw new IllegalStateException("not mounted");
    }
    return clock.now();
  }

  private static List<String> texts(JsonNode arguments, String name) {
    var texts = new ArrayList<String>();
    arguments.path(name).forEach(text -> texts.add(text.asString()));
    return texts;
  }

  private MessageServiceHandler messages() {
    if (handler == null) {
      throw new IllegalStateException("not mounted");
    }
    return handler;
  }

  @Override
  public Map<String, ?> ledger() throws SQLException {
    return opened().counts();
  }

  private FundLedger opened() {
    if (ledger == null) {
      throw new IllegalStateException("not mounted");
    }
    return ledger;
  }

  @Override
  public void close() {
    if (handler != null) {
      handler.close();
    }
  }

  private record AcknowledgmentDesk(SandboxSite site, FundLedger ledger, FundHabits habits) implements FundWayOut.Desk {

    @Override
    public boolean silent(int fund) {
      return site.behaviour(FundAgreements.partner(fund)).mode() == PartnerMode.SILENT;
    }

    @Override
    public FundHabits.Fault fault(int fund) {
      return habits.next(fund);
    }

    @Override
    public void acknowledged(int fund, String messageId) {
      try {
        ledger.acknowledged(fund, messageId, site.clock().now());
      } catch (SQLException e) {
        throw new IllegalStateException("an acknowledgment could not be booked", e);
      }
    }
  }

  /** What is kept here is fictional. */
  private record FictionalAtRest() implements AtRest {

    @Override
    public byte[] seal(byte[] clear) {
      return clear;
    }

    @Override
    public byte[] open(byte[] sealed) {
      return sealed;
    }
  }
}
