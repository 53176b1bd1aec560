package org.belraihub.bench;

import java.time.Duration;
import java.util.List;

import tools.jackson.databind.JsonNode;

/**
 * Billed Screeners from the first byte sent until a care fund and the federal database have acknowledged all of them: the rate is that
 * of the whole, the times are those of the replies, the backlog is what waits when the last reply is there.
 */
final class DeliveredRow implements Row {

  private static final int PER_SECOND = 60;
  /** Both legs have more code than the first messages can warm. */
  private static final int WARM_UP = 1_500;
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Override
  public String name() {
    return "delivered";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = Submissions.screeners(stage.keys());
    Hub hub = stage.hubWithOpenLegs();
    var series = new Series();
    long mostWaiting = 0;
    try (var senders = new Senders()) {
      for (int round = -1; round < stage.rounds(); round++) {
        int count = round < 0 ? WARM_UP : (int) (PER_SECOND * stage.seconds());
        List<byte[]> messages = submissions.sign(count, stage.clients().known());
        double cpu = hub.cpuMillis();
        double store = hub.storeMillis();
        long begin = System.nanoTime();
        long booked = booked(stage);
        Round sent = senders.send(hub, messages);
        long waiting = hub.backlog();
        hub.process().await("rid of its backlog", PATIENCE, () -> hub.backlog() == 0);
        hub.process().await("in the partners' books", PATIENCE, () -> booked(stage) == booked + 2L * messages.size());
        if (round >= 0) {
          mostWaiting = Math.max(mostWaiting, waiting);
          series.add(sent.until((System.nanoTime() - begin) / 1e9, hub.cpuMillis() - cpu, hub.storeMillis() - store));
        }
      }
    }
    recorder.load(name() + ": hub", series, hub.backlog());
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
