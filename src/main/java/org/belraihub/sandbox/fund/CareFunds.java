package org.belraihub.sandbox.fund;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import org.belraihub.ebms.EbmsConfiguration;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.sandbox.frame.PartnerMode;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The partners {@code fund-180} to {@code fund-680} at {@code /ebms/180} to {@code /ebms/680}: one application, six doors. */
public final class CareFunds implements SandboxPart {

  private static final Duration EXCHANGE = Duration.ofSeconds(30);
  private static final int SENDERS = 4;

  private final AtomicReference<@Nullable FundAgreements> agreements = new AtomicReference<>();
  private @Nullable FundLedger ledger;
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
    var out = new FundWayOut(HttpSender.defaultClient(Duration.ofSeconds(5)), new AcknowledgmentDesk(site, ledger));
    var configuration = EbmsConfiguration.of(site.ledgers(), current, own, site.clock(), new FictionalAtRest(), "vsbnet.sandbox")
        .withHttp(out, EXCHANGE).withSenders(SENDERS);
    handler = new MessageServiceHandler(configuration, new IndicationDesk(ledger, site.clock()));
    for (int fund : FundAgreements.FUNDS) {
      site.servlet(FundAgreements.partner(fund), "/ebms/" + fund, handler.servlet());
    }
  }

  @Override
  public void started(SandboxSite site) throws IOException {
    agreements.set(FundAgreements.written(site));
  }

  @Override
  public void hubMoved(SandboxSite site) throws IOException {
    agreements.set(FundAgreements.written(site));
  }

  /**
   * {@code acknowledged} takes {@code references} and counts those booked whose acknowledgment the hub took; {@code booked} takes
   * {@code reference} and tells at which fund it is booked, with its validity.
   */
  @Override
  public Map<String, ?> control(String operation, JsonNode arguments) throws SQLException {
    switch (operation) {
      case "acknowledged" -> {
        var references = new ArrayList<String>();
        arguments.path("references").forEach(reference -> references.add(reference.asString()));
        return Map.of("acknowledged", opened().acknowledged(references));
      }
      case "booked" -> {
        return opened().booked(arguments.path("reference").asString());
      }
      default -> throw new IllegalArgumentException("the care funds know no operation " + operation);
    }
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

  private record AcknowledgmentDesk(SandboxSite site, FundLedger ledger) implements FundWayOut.Desk {

    @Override
    public boolean silent(int fund) {
      return site.behaviour(FundAgreements.partner(fund)).mode() == PartnerMode.SILENT;
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
