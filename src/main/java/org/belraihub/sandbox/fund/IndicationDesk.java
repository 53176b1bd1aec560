package org.belraihub.sandbox.fund;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HexFormat;

import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageListener;
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
  private final SystemClock clock;

  IndicationDesk(FundLedger ledger, SystemClock clock) {
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public void onMessage(Connection connection, ReceivedMessage message) throws SQLException {
    int fund = FundAgreements.FUNDS.stream().filter(number -> FundAgreements.cpaId(number).equals(message.cpaId())).findFirst()
        .orElseThrow(() -> new IllegalStateException("a message under an agreement that is not ours"));
    byte[] payload = message.payloads().get(0).content().bytes();
    var id = message.messageId().value();
    try {
      var indication = Indication.read(payload);
      if (indication.fund() != fund) {
        throw new InvalidIndicationException("kop/zorgkas is not the fund of the agreement");
      }
      ledger.book(connection, indication, id, digest(payload), clock.now());
    } catch (InvalidIndicationException e) {
      LOG.warn("Fund {} got a message that is no valid indication: {}", fund, e.getMessage());
      ledger.note(connection, fund, null, id, "INVALID", clock.now());
    }
  }

  @Override
  public void onAcknowledged(Connection connection, Acknowledged acknowledged) {
    // the funds send no business messages yet
  }

  @Override
  public void onFailed(Connection connection, DeliveryFailure failure) {
    // the funds send no business messages yet
  }

  private static String digest(byte[] payload) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(payload));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
