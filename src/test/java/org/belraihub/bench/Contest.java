package org.belraihub.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;

/** Lets processes answer the same kind of messages in turn, after a warm-up: what disturbs the machine disturbs all of them. */
final class Contest {

  /** Messages until the compiler has done most of its work. */
  private static final int WARM_UP = 1500;
  private static final int LAST = 300;

  private final Stage stage;
  private final Submissions submissions;
  private final List<Insz> clients;
  private final Map<Target, Series> series = new LinkedHashMap<>();
  private final Map<Target, Double> rates = new LinkedHashMap<>();

  Contest(Stage stage, Submissions submissions, List<Insz> clients, List<? extends Target> targets) {
    this.stage = stage;
    this.submissions = submissions;
    this.clients = clients;
    targets.forEach(target -> series.put(target, new Series()));
  }

  /** Warms each up, then sends the rounds. */
  void run() throws IOException, InterruptedException {
    try (var senders = new Senders()) {
      for (Target target : series.keySet()) {
        send(senders, target, WARM_UP);
        rates.put(target, send(senders, target, LAST).rate());
      }
      for (int round = 0; round < stage.rounds(); round++) {
        for (var entry : series.entrySet()) {
          entry.getValue().add(send(senders, entry.getKey(), roundOf(entry.getKey())));
        }
      }
    }
  }

  private int roundOf(Target target) {
    return Math.max(Senders.NUMBER, (int) (rates.get(target) * stage.seconds()));
  }

  private Round send(Senders senders, Target target, int number) throws IOException, InterruptedException {
    return senders.send(target, submissions.sign(number, clients));
  }

  Series of(Target target) {
    return series.get(target);
  }
}
