package org.belraihub.bench;

import java.io.IOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;

/**
 * R11.01: list, get and recent answers with 10,000 and with 1,000,000 stored assessments: two hubs of the same kind, whose rounds alternate, so
 * that only what is stored differs. Runs only when named, {@code -Dbench.rows=reads}: filling takes minutes and 6 GB.
 */
final class ReadsRow implements Row {

  private static final int FEW = 10_000;
  private static final int MANY = Integer.getInteger("bench.stored", 1_000_000);
  private static final int WARM_UP = 1500;
  /** Short rounds in turn, so that what disturbs the machine for a second disturbs both: 2,400 calls of each kind to each hub. */
  private static final int ROUNDS = 150;
  private static final int CALLS = 16;
  /** The time of a call is asked for, not that of a queue. */
  private static final int SENDERS = 2;

  /**
   * A hub and what its clients have there.
   *
   * @param closed references of closed assessments
   * @param drafts references of open drafts
   */
  private record Site(Hub hub, List<String> closed, List<String> drafts) {
  }

  private interface Batch {
    List<byte[]> sign(Site site, int from, int number);
  }

  @Override
  public String name() {
    return "reads";
  }

  @Override
  public boolean onlyWhenNamed() {
    return true;
  }

  @Override
  public void measure(Stage stage, Recorder recorder) throws Exception {
    var reads = new Reads(stage.keys());
    List<Insz> clients = stage.clients().known();
    Site few = site(stage, reads, FEW);
    Site many = site(stage, reads, MANY);
    Map<String, Batch> kinds = new LinkedHashMap<>();
    kinds.put("list", (site, from, number) -> reads.sign(Reads::list, clients, from, number));
    kinds.put("get", (site, from, number) -> reads.sign(Reads::get, site.closed, from, number));
    kinds.put("recent answers", (site, from, number) -> reads.sign(Reads::recentAnswers, site.drafts, from, number));
    for (var kind : kinds.entrySet()) {
      measure(kind.getKey(), kind.getValue(), few, many, recorder);
    }
    stage.stop(place(FEW));
    stage.stop(place(MANY));
  }

  private static void measure(String kind, Batch batch, Site few, Site many, Recorder recorder) throws IOException, InterruptedException {
    var ofFew = new Series();
    var ofMany = new Series();
    try (var senders = new Senders(SENDERS)) {
      senders.send(few.hub, batch.sign(few, 0, WARM_UP));
      senders.send(many.hub, batch.sign(many, 0, WARM_UP));
      for (int round = 0; round < ROUNDS; round++) {
        ofFew.add(senders.send(few.hub, batch.sign(few, round * CALLS, CALLS)));
        ofMany.add(senders.send(many.hub, batch.sign(many, round * CALLS, CALLS)));
      }
    }
    recorder.load("reads: " + kind + ", " + FEW, ofFew, null);
    recorder.load("reads: " + kind + ", " + MANY, ofMany, null);
    recorder.figure("reads: " + kind + ", p95 over p95", ofMany.percentile(0.95) / ofFew.percentile(0.95), "times", Limits.atMost(1.3, 1.1));
  }

  private static Site site(Stage stage, Reads reads, int stored) throws IOException, SQLException, InterruptedException {
    Hub hub = stage.hub(place(stored), List.of("--hub.delivery.open-legs="));
    List<Insz> clients = stage.clients().known();
    var screeners = Submissions.of(stage.keys(), Reads.DESK, "BELRAI_SCREENER");
    try (var senders = new Senders()) {
      senders.send(hub, screeners.sign(clients.size(), clients));
      senders.send(hub, Submissions.ltcfs(stage.keys()).sign(clients.size(), clients));
      senders.send(hub, reads.sign(Reads::start, clients, 0, clients.size()));
    }
    try (var database = hub.database()) {
      var assessments = new StoredAssessments(database);
      assessments.fill(stored);
      return new Site(hub, assessments.closed(Reads.DESK.organisation().digits()), assessments.drafts());
    }
  }

  private static String place(int stored) {
    return "reads-" + stored;
  }
}
