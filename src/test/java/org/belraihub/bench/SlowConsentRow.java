package org.belraihub.bench;

import java.time.Duration;
import java.util.List;

import org.belraihub.person.Insz;

/** Submissions about strangers while consent answers after five seconds, in turn with rounds in which it answers at once. */
final class SlowConsentRow implements Row {

  private static final int SUBMISSIONS = 1000;
  private static final Duration SLOW = Duration.ofSeconds(5);
  /** Longer than a circuit stays open and a call may take, so that a round begins with a service that counts as well. */
  private static final Duration RECOVERY = Duration.ofSeconds(12);

  @Override
  public String name() {
    return "slow-consent";
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = Submissions.screeners(stage.keys());
    Hub hub = stage.hub(name(), List.of("--hub.delivery.open-legs=", "--hub.access.notice-budget=300ms"));
    var normal = new Series();
    var slow = new Series();
    try (var senders = new Senders()) {
      senders.send(hub, submissions.sign(2 * SUBMISSIONS, stage.clients().known()));
      for (int round = 0; round < Math.min(2, stage.rounds()); round++) {
        normal.add(send(stage, submissions, hub, senders));
        stage.clients().partners().slow("consent", SLOW);
        try {
          slow.add(send(stage, submissions, hub, senders));
        } finally {
          stage.clients().partners().up("consent");
        }
        Thread.sleep(RECOVERY.toMillis());
      }
    }
    recorder.load(name() + ": consent at once", normal, null);
    recorder.load(name() + ": consent after 5 s", slow, null);
    recorder.figure(name() + ": p95 over normal", slow.percentile(0.95) / normal.percentile(0.95), "times", Limits.atMost(1.5, 1.1));
    stage.stop(name());
  }

  private static Round send(Stage stage, Submissions submissions, Hub hub, Senders senders) throws Exception {
    List<Insz> strangers = stage.clients().fresh(SUBMISSIONS);
    return senders.send(hub, submissions.sign(strangers.size(), strangers));
  }
}
