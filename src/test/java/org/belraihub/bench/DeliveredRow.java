package org.belraihub.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Billed Screeners from the first byte sent until a care fund and the federal database have acknowledged all of them: the rate is that
 * of the whole, the times are those of the replies, the backlog is what waits when the last reply is there.
 */
final class DeliveredRow implements Row {

  private static final int PER_SECOND = 200;
  /** Both legs have more code than the first messages can warm: so many rounds of a thousand. */
  private static final int WARM_UPS = Integer.getInteger("bench.delivered.warm-ups", 4);
  private static final int WARM_UP = 1_000;
  private static final Duration PATIENCE = Duration.ofMinutes(10);

  @Override
  public String name() {
    return "delivered";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = Submissions.screeners(stage.keys());
    Hub hub = stage.hubWithOpenLegs();
    var series = new Series();
    var ofPartners = new ArrayList<Double>();
    long mostWaiting = 0;
    try (var senders = new Senders()) {
      for (int round = -WARM_UPS; round < stage.rounds(); round++) {
        int count = round < 0 ? WARM_UP : (int) (PER_SECOND * stage.seconds());
        List<byte[]> messages = submissions.sign(count, stage.clients().known());
        double cpu = hub.cpuMillis();
        double store = hub.storeMillis();
        double partners = stage.partners().cpuMillis() + stage.partnersStoreMillis();
        long begin = System.nanoTime();
        long booked = booked(stage);
        Round sent = senders.send(hub, messages);
        long waiting = hub.backlog();
        hub.process().awaitCalmly("rid of its backlog", PATIENCE, () -> hub.backlog() == 0);
        Round delivered = sent.until((System.nanoTime() - begin) / 1e9, hub.cpuMillis() - cpu, hub.storeMillis() - store);
        double theirs = stage.partners().cpuMillis() + stage.partnersStoreMillis() - partners;
        hub.process().awaitCalmly("in the partners' books", PATIENCE, () -> booked(stage) == booked + 2L * messages.size());
        if (round >= 0) {
          mostWaiting = Math.max(mostWaiting, waiting);
          series.add(delivered);
          ofPartners.add(theirs / count);
        }
      }
    }
    recorder.load(name() + ": hub", series, hub.backlog());
    recorder.figure(name() + ": partners and their database", ofPartners.stream().mapToDouble(Double::doubleValue).average().orElse(0),
        "ms of processor time per message", null);
    recorder.figure(name() + ": waiting after the last reply", mostWaiting, "deliveries at most", null);
  }

  /** Acknowledged indications and federal registrations, as the partners count them. */
  private static long booked(Stage stage) throws Exception {
    JsonNode books = stage.clients().partners().ledgers();
    long booked = books.path("federal").path("registrations").asLong();
    for (JsonNode fund : books.path("care-funds")) {
      booked += fund.path("acknowledged").asLong();
    }
    return booked;
  }
}
