package org.belraihub.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.KeyMaterialException;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;
import org.belraihub.sandbox.person.SyntheticInsz;
import org.belraihub.testing.HubProgram;
import org.belraihub.testing.TestDatabase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rotation of the keys for data at rest on a real PostgreSQL (R10.07, R10.13). */
class KeyRotationIT {

  /** Columns of bytes that are no sealed data: digests, hashes without a key, and agreements, which both partners have. */
  private static final Set<String> DIGESTS = Set.of("assessment.digest", "assessment_snapshot.digest", "request.digest",
      "replay_guard.key", "ebms_agreement.document", "told_event.digest", "federal_inbox.digest",
      "federal_arrival.identity", "offline_upload.sha256", "assessment_superseded.digest", "audit_event.hash", "audit_seal.previous", "audit_seal.hash");

  @TempDir
  Path home;

  private final String database = TestDatabase.withHubTables();

  @Test
  void everyColumnOfBytesIsEitherRotatedOrNamedHereAsADigest() {
    var columns = node().jdbc.sql("""
        select a.attrelid::regclass || '.' || a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid
        where c.relnamespace = 'hub'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
          and a.atttypid = 'bytea'::regtype and not a.attisdropped""").query(String.class).list();

    var known = Stream.concat(SealedColumn.ALL.stream().map(SealedColumn::target), DIGESTS.stream()).collect(Collectors.toCollection(TreeSet::new));

    assertThat(new TreeSet<>(columns)).as("a new column of sealed bytes belongs into SealedColumn.ALL").isEqualTo(known);
  }

  @Test
  void everythingIsWrittenAnewWhileTwoNodesWorkAndEveryPersonIsFoundAsBefore() throws Exception {
    var node = node();
    var other = node();
    long[] before = createPersons(node, 0, 300);
    node.fillOtherColumns(10);
    node.rotation.begin("tine");
    other.ring.refresh();

    // both nodes meet the same new persons at once, one of them before and one after the change
    Future<long[]> met;
    var threads = Executors.newFixedThreadPool(2);
    try {
      met = threads.submit(() -> oneByOne(other, 250, 350));
      Future<?> work = threads.submit((Callable<Void>) () -> {
        node.rotation.work();
        return null;
      });
      long[] mine = oneByOne(node, 250, 350);
      assertThat(met.get()).isEqualTo(mine);
      work.get();
    } finally {
      threads.shutdown();
    }
    assertThat(node.rotation.latest()).get().extracting(Rotation::state).isEqualTo(RotationState.FINISHED);
    // what the other node wrote with the old key after that is found before the old key goes
    other.ring.refresh();
    node.rotation.forget("tine");
    node.rotation.work();
    other.ring.refresh();

    assertThat(SealedColumn.ALL).allSatisfy(column -> assertThat(node.left(column)).as(column.target()).isZero());
    assertThat(createPersons(other, 0, 300)).isEqualTo(before);
    assertThat(node.jdbc.sql("select count(*) from person").query(Long.class).single()).isEqualTo(350);
    assertThat(node.jdbc.sql("select code || details from (select coalesce(code, '') as code, details from audit_event order by id) a")
        .query(String.class).list()).hasSize(4).allMatch(row -> row.contains("operator=tine"));
  }

  @Test
  void aPersonWhoIsMadeWhileAKeyComesIsMadeOnce() throws Exception {
    var node = node();
    createPersons(node, 0, 1);
    int made = 1;
    var threads = Executors.newFixedThreadPool(1);
    try {
      Future<?> rotations = threads.submit(() -> {
        for (int i = 0; i < 40; i++) {
          DataKeys now = node.ring.keys();
          node.ring.replace(now.rotated().writingWith(now.current(), now.currentHash()));
        }
      });
      while (!rotations.isDone()) {
        createPersons(node, made, ++made);
      }
      rotations.get();
    } finally {
      threads.shutdown();
    }

    assertThat(made).as("persons were made meanwhile").isGreaterThan(2);
    assertThat(node.jdbc.sql("select count(*) from person").query(Integer.class).single()).isEqualTo(made);
    assertThat(createPersons(node, 0, made)).doesNotHaveDuplicates().hasSize(made);
  }

  @Test
  void aNodeThatHasNotReadTheKeysOfTheLastRotationLosesNoneWhenTheNextBegins() {
    var node = node();
    var other = node();
    node.rotation.begin("tine");
    node.rotation.work();
    byte[] sealed = node.ring.cipher().encryptText("x", "y");

    other.rotation.begin("tine");
    node.ring.refresh();

    assertThat(node.ring.keys().encryption()).hasSize(3);
    assertThat(node.ring.cipher().decryptText(sealed, "y")).isEqualTo("x");
  }

  @Test
  void aNumberThatLeadsToSomebodyByAnOlderKeyLeadsToNobodyElseByTheNewOne() {
    var old = node();
    long first = createPersons(old, 0, 1)[0];
    long second = createPersons(old, 1, 2)[0];
    DataKeys now = old.ring.keys();
    old.ring.replace(now.rotated().writingWith(now.current(), now.currentHash()));

    var history = new NumberHistory(SyntheticInsz.at(1), false, Set.of(SyntheticInsz.at(0)));
    old.transaction.executeWithoutResult(status -> old.persons.keepNumbers(second, history));

    assertThat(old.persons.find(SyntheticInsz.at(0))).contains(first);
    assertThat(old.persons.find(SyntheticInsz.at(1))).contains(second);
  }

  @Test
  void aRotationThatWasKilledInTheMiddleGoesOnWhereItWas() throws Exception {
    var node = node();
    long[] before = createPersons(node, 0, 3000);
    node.rotation.begin("tine");

    var command = HubProgram.command("256m", RotatingProcess.class);
    command.addAll(List.of(database, home.resolve("data-keys").toString()));
    var killed = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(home.resolve("killed.log").toFile()).start();
    await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(5)).until(() -> rewritten(node) > 0);
    killed.destroyForcibly().waitFor();
    long atDeath = rewritten(node);
    assertThat(atDeath).as("killed in the middle").isLessThan(6000);
    assertThat(createPersons(new RotationStage(database, home.resolve("data-keys")), 0, 3000)).as("readable at any moment").isEqualTo(before);

    var next = node();
    next.rotation.work();

    assertThat(next.rotation.latest()).get().extracting(Rotation::state).isEqualTo(RotationState.FINISHED);
    assertThat(rewritten(next)).as("nothing was done twice").isEqualTo(6000);
    assertThat(next.left(SealedColumn.ALL.get(0))).isZero();
    assertThat(createPersons(next, 0, 3000)).isEqualTo(before);
  }

  @Test
  void oldKeysGoOnlyAfterAFinishedRotationAndNothingNeedsThemThen() {
    var node = node();
    long[] before = createPersons(node, 0, 300);
    long provider = node.providers.idOf(SyntheticInsz.at(1));
    byte[] old = node.ring.cipher().encryptText("x", "y");
    assertThatThrownBy(() -> node.rotation.forget("tine")).isInstanceOf(RotationRefusedException.class);
    node.rotation.begin("tine");
    assertThatThrownBy(() -> node.rotation.begin("tine")).isInstanceOf(RotationRefusedException.class);
    node.rotation.work();
    assertThat(node.ring.cipher().decryptText(old, "y")).as("a row of an old backup").isEqualTo("x");

    node.rotation.forget("tine");
    node.rotation.work();

    var restarted = node();
    assertThat(restarted.rotation.latest()).get().extracting(Rotation::state).isEqualTo(RotationState.FORGOTTEN);
    assertThat(restarted.ring.keys().encryption()).hasSize(1);
    assertThat(createPersons(restarted, 0, 300)).isEqualTo(before);
    assertThat(restarted.providers.idOf(SyntheticInsz.at(1))).isEqualTo(provider);
    assertThat(restarted.providers.inszOf(provider)).isEqualTo(SyntheticInsz.at(1));
    assertThat(restarted.jdbc.sql("select count(*) from person_number").query(Long.class).single()).isEqualTo(300);
    assertThatThrownBy(() -> restarted.ring.cipher().decryptText(old, "y")).isInstanceOf(KeyMaterialException.class);
  }

  private RotationStage node() {
    return new RotationStage(database, home.resolve("data-keys"));
  }

  private static long[] createPersons(RotationStage node, int from, int to) {
    return node.transaction.execute(status -> oneByOne(node, from, to));
  }

  private static long[] oneByOne(RotationStage node, int from, int to) {
    List<Long> ids = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Insz insz = SyntheticInsz.at(i);
      ids.add(node.transaction.execute(status -> node.persons.findOrCreate(insz)));
    }
    return ids.stream().mapToLong(Long::longValue).toArray();
  }

  private static long rewritten(RotationStage node) {
    return node.rotation.latest().orElseThrow().progress().stream().mapToLong(Rotation.Progress::rewritten).sum();
  }
}
