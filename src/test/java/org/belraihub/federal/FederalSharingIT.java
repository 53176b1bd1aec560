package org.belraihub.federal;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Timestamp;
import java.time.Duration;

import org.belraihub.delivery.DeskOnStore;
import org.belraihub.person.PersonRegister;
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

  /** An assessment with its copy at the federal side. */
  private static long copy(long person) {
    long assessment = store.assessment(person);
    store.jdbc().sql("insert into federal_copy (assessment_id, person_id, sequence, state, next_check_at) values (?, ?, 1, 'SHARED', ?)")
        .params(assessment, person, Timestamp.from(store.clock().in(FIRST_CHECK))).update();
    return assessment;
  }
}
