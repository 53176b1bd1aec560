package org.belraihub.bench;

import java.util.List;

/**
 * One SubmitAssessment with all answers through the whole durable path, partner legs closed, beside the bare endpoint. The hub's facts
 * about its clients are in its cache, as they are five minutes after the first question.
 */
final class SubmitRow implements Row {

  /** Makes the messages of the row. */
  interface Messages {
    Submissions of(org.belraihub.sandbox.frame.SandboxKeys keys);
  }

  private final String name;
  private final Messages messages;

  SubmitRow(String name, Messages messages) {
    this.name = name;
    this.messages = messages;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    Submissions submissions = messages.of(stage.keys());
    Hub hub = stage.hubWithClosedLegs();
    Bare corretto = stage.bare("corretto", submissions.sender());
    Bare jdk = stage.bare("jdk", submissions.sender());
    var contest = new Contest(stage, submissions, stage.clients().known(), List.of(hub, corretto, jdk));
    contest.run();
    recorder.load(name + ": hub", contest.of(hub), null);
    recorder.load(name + ": " + jdk.name(), contest.of(jdk), null);
    recorder.load(name + ": " + corretto.name(), contest.of(corretto), null);
    recorder.ratio(name + ": over JDK", contest.of(hub), contest.of(jdk), Limits.atLeast(0.7, 1.0));
    recorder.ratio(name + ": same provider", contest.of(hub), contest.of(corretto), Limits.atLeast(0.5, 0.7));
  }
}
