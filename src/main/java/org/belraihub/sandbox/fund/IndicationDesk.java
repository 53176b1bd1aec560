package org.belraihub.sandbox.fund;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.sandbox.fund.Indication.InvalidIndicationException;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Books what arrives. A message that is no valid indication is taken and noted as invalid: transport and content are judged apart
 * (levels 1 and 3 of the care-fund messages).
 */
final class IndicationDesk implements MessageListener {

  private static final Logger LOG = LoggerFactory.getLogger(IndicationDesk.class);

  private final FundLedger ledger;
  private final FundHabits habits;
  private final Supplier<MessageServiceHandler> messages;
  private final InsurabilityCounter insurability;
  private final SystemClock clock;

  IndicationDesk(FundLedger ledger, FundHabits habits, Supplier<MessageServiceHandler> messages, InsurabilityCounter insurability,
      SystemClock clock) {
    this.insurability = insurability;
    this.ledger = ledger;
    this.habits = habits;
    this.messages = messages;
    this.clock = clock;
  }

  @Override
  public Optional<OutgoingMessage> onRequest(Connection connection, ReceivedMessage message) throws SQLException {
    return isQuestion(message) ? insurability.answer(message) : Optional.empty();
  }

  private static boolean isQuestion(ReceivedMessage message) {
    return message.cpaId().equals(FundAgreements.INSURABILITY);
  }

  @Override
  public void onMessage(Connection connection, ReceivedMessage message) throws SQLException {
    if (isQuestion(message)) {
      return;
    }
    int fund = FundAgreements.FUNDS.stream().filter(number -> FundAgreements.cpaId(number).equals(message.cpaId())).findFirst()
        .orElseThrow(() -> new IllegalStateException("a message under an agreement that is not ours"));
    byte[] payload = message.payloads().get(0).content().bytes();
    var id = message.messageId().value();
    try {
      var indication = Indication.read(payload);
      if (indication.fund() != fund) {
        throw new InvalidIndicationException("kop/zorgkas is not the fund of the agreement");
      }
      if (ledger.book(connection, indication, id, digest(payload), clock.now())) {
        answer(connection, indication, message.messageId());
      }
    } catch (InvalidIndicationException e) {
      LOG.warn("Fund {} got a message that is no valid indication: {}", fund, e.getMessage());
      ledger.note(connection, fund, null, id, "INVALID", clock.now());
    }
  }

  private void answer(Connection connection, Indication indication, MessageId about) throws SQLException {
    FundHabits.Habit habit = habits.of(indication.fund());
    for (String status : statuses(habit.answering())) {
      messages.get().enqueue(connection, FundLetters.answer(indication.fund(), indication.reference(), indication.berichtId(), about, status,
          habit.codes(), clock.now()));
    }
  }

  private static List<String> statuses(FundHabits.Answering answering) {
    return switch (answering) {
      case NONE -> List.of();
      case ACCEPT -> List.of("AANVAARD");
      case REFUSE -> List.of("GEWEIGERD");
      case PENDING -> List.of("IN_BERAAD");
      case PENDING_THEN_ACCEPT -> List.of("IN_BERAAD", "AANVAARD");
    };
  }

  @Override
  public void onAcknowledged(Connection connection, Acknowledged acknowledged) {
    // the hub has it; the message store says so
  }

  @Override
  public void onFailed(Connection connection, DeliveryFailure failure) {
    LOG.warn("A message of a fund did not reach the hub: {} {}", failure.code(), failure.detail());
  }

  private static String digest(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
