package org.belraihub.app.metrics;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import org.belraihub.ebms.message.Acknowledged;
import org.belraihub.ebms.message.Alarm;
import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.ebms.message.MessageListener;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.ReceivedMessage;
import org.belraihub.ebms.message.Resubmitted;
import org.belraihub.ebms.outbox.TransmissionOutcome;

/** Counts what the message service tells; the application hears everything as before. */
public final class EbmsMeters implements MessageListener {

  private final MessageListener application;
  private final MeterRegistry meters;

  /** In front of the application. */
  public EbmsMeters(MessageListener application, MeterRegistry meters) {
    this.application = application;
    this.meters = meters;
  }

  @Override
  public void onMessage(Connection connection, ReceivedMessage message) throws SQLException {
    application.onMessage(connection, message);
    count("in", "received");
  }

  @Override
  public Optional<OutgoingMessage> onRequest(Connection connection, ReceivedMessage message) throws SQLException {
    return application.onRequest(connection, message);
  }

  @Override
  public void onAcknowledged(Connection connection, Acknowledged acknowledged) throws SQLException {
    application.onAcknowledged(connection, acknowledged);
    count("out", "acknowledged");
  }

  @Override
  public void onFailed(Connection connection, DeliveryFailure failure) throws SQLException {
    application.onFailed(connection, failure);
    count("out", "given_up");
  }

  @Override
  public void onResubmitted(Connection connection, Resubmitted resubmitted) throws SQLException {
    application.onResubmitted(connection, resubmitted);
    count("out", "resubmitted");
  }

  @Override
  public void onAlarm(Alarm alarm) {
    Counter.builder("hub.ebms.alarms").description("What the message service wants an operator to see").tag("kind", alarm.kind().name())
        .register(meters).increment();
    application.onAlarm(alarm);
  }

  @Override
  public void onTransmission(TransmissionOutcome outcome, Duration took) {
    Timer.builder("hub.ebms.transmission").description("Transmissions of messages to care funds, repetitions included")
        .tag("outcome", name(outcome)).register(meters).record(took);
    application.onTransmission(outcome, took);
  }

  private static String name(TransmissionOutcome outcome) {
    if (outcome instanceof TransmissionOutcome.Accepted) {
      return "accepted";
    }
    if (outcome instanceof TransmissionOutcome.Acknowledged) {
      return "acknowledged";
    }
    if (outcome instanceof TransmissionOutcome.Unreachable) {
      return "unreachable";
    }
    if (outcome instanceof TransmissionOutcome.ToBeRepeated) {
      return "to_be_repeated";
    }
    return outcome instanceof TransmissionOutcome.Failed ? "failed" : "not_due";
  }

  private void count(String direction, String event) {
    Counter.builder("hub.ebms.messages").description("Messages received, acknowledged by the partner, given up").tag("direction", direction)
        .tag("event", event).register(meters).increment();
  }
}
