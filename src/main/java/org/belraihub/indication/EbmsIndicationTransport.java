package org.belraihub.indication;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;

import javax.sql.DataSource;

import org.belraihub.delivery.AttemptOutcome;
import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.evidence.Statement;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.outbox.EnqueueRefusedException;
import org.belraihub.ebms.outbox.OutgoingRecord;
import org.belraihub.ebms.outbox.OutgoingState;
import org.belraihub.ebms.outbox.Prepared;
import org.belraihub.ebms.outbox.TransmissionOutcome;
import org.belraihub.indication.wire.CareFundMessages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.support.TransactionOperations;

/** Indications over ebMS 2.0: the message is made, signed and stored with its id in one transaction, then transmitted. */
public class EbmsIndicationTransport implements IndicationTransport {

  private static final Logger LOG = LoggerFactory.getLogger(EbmsIndicationTransport.class);

  private final MessageServiceHandler ebms;
  private final DeliveryDesk deliveries;
  private final DataSource database;
  private final TransactionOperations transaction;
  private final Map<String, String> agreements;

  /** A transport; {@code agreements} maps a partner to the id of the agreement with it. */
  public EbmsIndicationTransport(MessageServiceHandler ebms, DeliveryDesk deliveries, DataSource database,
                                 TransactionOperations transaction, Map<String, String> agreements) {
    this.ebms = ebms;
    this.deliveries = deliveries;
    this.database = database;
    this.transaction = transaction;
    this.agreements = Map.copyOf(agreements);
  }

  @Override
  public AttemptOutcome send(Delivery delivery, String partner, IndicationNotice notice) {
    String agreement = agreements.get(partner);
    if (agreement == null) {
      return new AttemptOutcome.Failed(partner, "NO_AGREEMENT", false);
    }
    if (ebms.isWithoutReceipt(agreement, CareFundMessages.INDICATION, CareFundMessages.REPORT_INDICATION)) {
      // nobody would ever learn whether the fund has it
      return new AttemptOutcome.Failed(partner, "AGREEMENT_WITHOUT_RECEIPT", false);
    }
    Optional<Prepared> made;
    try {
      OutgoingMessage message = CareFundMessages.message(agreement, notice);
      made = transaction.execute(status -> {
        Optional<Prepared> mine = prepare(delivery, partner, message);
        if (mine.isEmpty()) {
          status.setRollbackOnly();
        }
        return mine;
      });
    } catch (EnqueueRefusedException e) {
      LOG.error("Delivery {} cannot be made a message under agreement {}", delivery.id(), agreement, e);
      return new AttemptOutcome.Failed(partner, "AGREEMENT_REFUSED", false);
    }
    if (made.isEmpty()) {
      LOG.warn("Delivery {} is with another node, which sends it to another fund than {}", delivery.id(), partner);
      return new AttemptOutcome.Failed(partner, "OVERTAKEN", true);
    }
    Prepared prepared = made.get();
    MessageId id = prepared.id();
    TransmissionOutcome outcome = ebms.transmit(prepared);
    if (outcome instanceof TransmissionOutcome.NotDue) {
      return known(partner, id);
    }
    if (outcome instanceof TransmissionOutcome.Unreachable) {
      return new AttemptOutcome.Unreachable(partner, "NOT_REACHED");
    }
    if (outcome instanceof TransmissionOutcome.Failed failed) {
      return new AttemptOutcome.Failed(partner, failed.code().name(), false);
    }
    return new AttemptOutcome.HandedOver(partner, id.toString());
  }

  @Override
  public Optional<byte[]> sent(Delivery delivery) {
    String partner = delivery.partner();
    String agreement = partner == null ? null : agreements.get(partner);
    String id = delivery.messageId();
    if (agreement == null || id == null || ebms.isConfidential(agreement, CareFundMessages.INDICATION, CareFundMessages.REPORT_INDICATION)) {
      return Optional.empty();
    }
    return ebms.sent(new MessageId(id)).map(sent -> sent.payloads().get(0).content().bytes());
  }

  @Override
  public Optional<String> statement(String partner, LocalDate day) {
    String agreement = agreements.get(partner);
    return agreement == null ? Optional.empty() : Optional.of(ebms.statement(agreement, Statement.Side.SENDER, day).text());
  }

  /** Empty when another fund may have it: a fund is asked for, and a node that was slow meanwhile may hold an old answer. */
  private Optional<Prepared> prepare(Delivery delivery, String partner, OutgoingMessage message) {
    Connection connection = DataSourceUtils.getConnection(database);
    try {
      Prepared made = ebms.prepare(connection, message);
      Prepared prepared = made.isNew() ? made : ebms.again(connection, message);
      return deliveries.messageIdGiven(delivery.id(), partner, prepared.id().toString()) ? Optional.of(prepared) : Optional.empty();
    } catch (SQLException e) {
      throw new IllegalStateException("the database refused an ebMS message", e);
    } finally {
      DataSourceUtils.releaseConnection(connection, database);
    }
  }

  /** Nothing was due: what is known of it decides. */
  private AttemptOutcome known(String partner, MessageId id) {
    Optional<OutgoingRecord> known = ebms.find(id);
    if (known.isPresent() && known.get().state() == OutgoingState.FAILED) {
      return new AttemptOutcome.Failed(partner, String.valueOf(known.get().failureCode()), false);
    }
    boolean there = known.filter(record -> record.state() == OutgoingState.ACKNOWLEDGED || record.state() == OutgoingState.CONFIRMED)
        .isPresent();
    return there ? new AttemptOutcome.Acknowledged(partner, id.toString(), "ACKNOWLEDGED_BEFORE")
        : new AttemptOutcome.HandedOver(partner, id.toString());
  }
}
