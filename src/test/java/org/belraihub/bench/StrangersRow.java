package org.belraihub.bench;

import java.util.List;

import org.belraihub.person.Insz;

/** Submissions about clients whom the hub has never seen: for each of them the partners are asked about consent and relations. */
final class StrangersRow implements Row {

  private static final int PER_SECOND = 100;

  @Override
  public String name() {
    return "submit-strangers";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = Submissions.screeners(stage.keys());
    Hub hub = stage.hubWithClosedLegs();
    var series = new Series();
    try (var senders = new Senders()) {
      for (int round = -1; round < stage.rounds(); round++) {
        List<Insz> strangers = stage.clients().fresh((int) (PER_SECOND * stage.seconds()));
        Round sent = senders.send(hub, submissions.sign(strangers.size(), strangers));
        if (round >= 0) {
          series.add(sent);
        }
      }
    }
    recorder.load(name() + ": hub", series, null);
  }
}
