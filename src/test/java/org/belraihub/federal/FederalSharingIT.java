package org.belraihub.federal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.sql.Timestamp;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.belraihub.delivery.DeskOnStore;
import org.belraihub.identity.OnePerson;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;
import org.belraihub.person.PersonRegister;
import org.belraihub.sandbox.person.SyntheticInsz;
import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R7.04: what two do at once about the copies of one person. */
class FederalSharingIT {

  private static final Duration FIRST_CHECK = Duration.ofHours(1);
  private static final Duration LEASE = Duration.ofMinutes(2);
  private static final Duration MONTH = Duration.ofDays(30);
  private static final int MANY = 100;
  private static HubStore store;

  private final PersonRegister persons = new PersonRegister(store.jdbc(), store.cipher(), store.hashes(), store.clock());
  private final FederalSharing sharing = new FederalSharing(store.jdbc(), DeskOnStore.of(store), persons, store.audit(), store.transaction(),
      store.clock(), FIRST_CHECK);

  @BeforeAll
  static void open() {
    store = new HubStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  /** The watch was told that there is consent, then the client withdrew it and somebody met that: not in a month, now. */
  @Test
  void whatAMissingConsentMakesDueWhileTheWatchLooksStaysDue() {
    copy(store.person());
    long person = store.person();
    copy(person);
    store.pass(FIRST_CHECK);
    for (FederalSharing.Due due : sharing.takeDue(MANY, LEASE)) {
      if (due.person() == person) {
        sharing.lookSoon(person);
      }
      sharing.lookAgain(due, MONTH);
    }

    assertThat(sharing.takeDue(MANY, LEASE)).singleElement().satisfies(due -> {
      assertThat(due.person()).isEqualTo(person);
      sharing.lookAgain(due, MONTH);
    });
    assertThat(sharing.due()).isZero();
    store.pass(LEASE);
    assertThat(sharing.due()).isZero();
  }

  /** A look may take longer than its lease where consent is slow. */
  @Test
  void aLookThatOutlivesItsLeaseEndsAllTheSame() {
    copy(store.person());
    store.pass(FIRST_CHECK);
    var taken = sharing.takeDue(MANY, LEASE);
    store.pass(LEASE.plusSeconds(1));

    taken.forEach(due -> sharing.lookAgain(due, MONTH));

    assertThat(taken).isNotEmpty();
    assertThat(sharing.due()).isZero();
  }

  /** R1.01: the merge waits for a delivery that is worked on, and the withdrawal comes in the middle of it. */
  @Test
  void aWithdrawalWhilePersonsAreMergedWaitsForItAndFollowsThePersonWhoStays() throws Exception {
    Insz old = SyntheticInsz.at(7001);
    Insz current = SyntheticInsz.at(7002);
    long first = store.transaction().execute(status -> persons.findOrCreate(old));
    long second = store.transaction().execute(status -> persons.findOrCreate(current));
    long assessment = copy(second);
    long delivery = store.jdbc().sql("""
        insert into delivery (id, leg, lane, sequence, assessment_id, state, created_at, waiting_since, next_attempt_at)
        values (nextval('delivery_seq'), 'FEDERAL', ?, 1, ?, 'QUEUED', now(), now(), now()) returning id""").params(second, assessment)
        .query(Long.class).single();
    var one = new OnePerson(store.jdbc(), persons, store.audit(), store.transaction());

    CompletableFuture<OnePerson.Learnt> merge;
    CompletableFuture<Integer> withdrawal;
    try (var connection = store.source().getConnection(); var statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("select id from delivery where id = " + delivery + " for update");
      merge = CompletableFuture.supplyAsync(() -> one.learn(new NumberHistory(current, false, Set.of(old))));
      await().until(() -> waitingForLocks() == 1);
      withdrawal = CompletableFuture.supplyAsync(() -> sharing.withdraw(second));
      await().until(() -> waitingForLocks() == 2);
      connection.rollback();
    }

    assertThat(merge.get(10, TimeUnit.SECONDS)).isEqualTo(OnePerson.Learnt.MERGED);
    assertThat(withdrawal.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(store.jdbc().sql("select person_id from federal_copy where assessment_id = ? and state = 'WITHDRAWN'").param(assessment)
        .query(Long.class).single()).isEqualTo(first);
    assertThat(store.jdbc().sql("select lane from delivery d join federal_message m on m.delivery_id = d.id where assessment_id = ?")
        .param(assessment).query(Long.class).list()).as("one notice, in the lane of who stays").containsExactly(first);
  }

  private static long waitingForLocks() {
    return store.jdbc().sql("select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'")
        .query(Long.class).single();
  }

  /** An assessment with its copy at the federal side. */
  private static long copy(long person) {
    long assessment = store.assessment(person);
    store.jdbc().sql("insert into federal_copy (assessment_id, person_id, sequence, state, next_check_at) values (?, ?, 1, 'SHARED', ?)")
        .params(assessment, person, Timestamp.from(store.clock().in(FIRST_CHECK))).update();
    return assessment;
  }
}
