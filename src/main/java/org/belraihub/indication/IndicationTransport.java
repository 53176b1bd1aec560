package org.belraihub.indication;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.delivery.AttemptOutcome;
import org.belraihub.delivery.Delivery;

/**
 * How indications reach a care fund, whatever carries them. An implementation gives one notice one message for ever, repeats it by itself
 * until it is acknowledged, and reports to {@link org.belraihub.delivery.DeliveryReceipts}; what the fund sends goes to {@link FundPost}.
 */
public interface IndicationTransport {

  /** Makes the message, once, and sends it; may be called again for the same delivery. */
  AttemptOutcome send(Delivery delivery, String partner, IndicationNotice notice);

  /** The document of a delivery as it was sent, byte for byte; empty while none was made, or when only the fund can read it. */
  Optional<byte[]> sent(Delivery delivery);

  /** The statement of one UTC day about what was sent to a partner; empty when nothing connects us with it. */
  Optional<String> statement(String partner, LocalDate day);
}
