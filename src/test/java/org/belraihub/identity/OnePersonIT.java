package org.belraihub.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.belraihub.identity.OnePerson.Learnt;
import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;
import org.belraihub.person.PersonRegister;
import org.belraihub.sandbox.person.SyntheticInsz;
import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R1.01: a person whose number was replaced is one person, with everything that stands about them, on a real PostgreSQL. */
class OnePersonIT {

  private static final NumberWatch.Pace PACE = new NumberWatch.Pace(1000, Duration.ofSeconds(1), Duration.ofMinutes(15));
  private static HubStore store;
  private static int given = 3000;

  private final PersonRegister persons = new PersonRegister(store.jdbc(), store.cipher(), store.hashes(), store.clock());
  private final OnePerson one = new OnePerson(store.jdbc(), persons, store.audit(), store.transaction());
  private final Insz old = next();
  private final Insz current = next();

  @BeforeAll
  static void open() {
    store = new HubStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  @Test
  void everythingAboutTheOtherPersonMovesToTheOneThatWasHereFirst() {
    long first = person(old);
    long second = person(current);
    long before = assessment(first, 1);
    long after = assessment(second, 2);
    store.jdbc().sql("insert into client (organisation, person_id, added_by, added_at) values ('1', ?, 7, now()), ('1', ?, 7, now()), ('2', ?, 7, now())")
        .params(first, second, second).update();
    store.jdbc().sql("update person set deceased_on = '2025-03-01' where id = ?").param(second).update();

    assertThat(one.learn(new NumberHistory(current, false, Set.of(old)))).isEqualTo(Learnt.MERGED);
    assertThat(one.learn(new NumberHistory(current, false, Set.of(old)))).as("the same again").isEqualTo(Learnt.KNOWN);

    assertThat(persons.find(old)).contains(first);
    assertThat(persons.find(current)).contains(first);
    assertThat(persons.inszOf(first)).isEqualTo(current);
    assertThat(persons.inszOf(second)).as("by whoever still holds the other's id").isEqualTo(current);
    assertThat(persons.deceasedOn(first)).isPresent();
    assertThat(store.jdbc().sql("select id from assessment where person_id = ? order by id").param(first).query(Long.class).list())
        .containsExactly(before, after);
    assertThat(store.jdbc().sql("select organisation from client where person_id = ? order by organisation").param(first)
        .query(String.class).list()).as("each once").containsExactly("1", "2");
    assertThat(store.jdbc().sql("select sequence from delivery where lane = ? order by assessment_id, id").param(first).query(Long.class).list())
        .as("the other's go on behind, in their order").containsExactly(1L, 2L, 3L);
    assertThat(store.jdbc().sql("select action from audit_event where person_id = ?").param(first).query(String.class).list())
        .containsExactly("PERSONS_MERGED");
  }

  @Test
  void whatWasWrittenAboutTheOtherMeanwhileFollows() {
    long first = person(old);
    long second = person(current);
    one.learn(new NumberHistory(current, false, Set.of(old)));
    long late = assessment(second, 1);

    one.moveStragglers(store.clock().now().minusSeconds(60));

    assertThat(store.jdbc().sql("select person_id from assessment where id = ?").param(late).query(Long.class).single()).isEqualTo(first);
    assertThat(one.moveStragglers(store.clock().now().minusSeconds(60))).isZero();
  }

  @Test
  void aClientAndADeathThatWereWrittenAboutTheOtherMeanwhileFollowToo() {
    long first = person(old);
    long second = person(current);
    one.learn(new NumberHistory(current, false, Set.of(old)));

    store.jdbc().sql("insert into client (organisation, person_id, added_by, added_at) values ('1', ?, 1, now())").param(second).update();
    store.transaction().executeWithoutResult(status -> persons.died(second, LocalDate.of(2026, 1, 2)));
    one.moveStragglers(store.clock().now().minusSeconds(60));

    assertThat(store.jdbc().sql("select person_id from client").query(Long.class).list()).containsExactly(first);
    assertThat(persons.deceasedOn(first)).contains(LocalDate.of(2026, 1, 2));
    assertThat(one.moveStragglers(store.clock().now().minusSeconds(60))).isZero();
  }

  @Test
  void ofManyWhoLearnItAtOnceOneMergesAndTheOthersFindItDone() throws Exception {
    long first = person(old);
    person(current);
    var threads = Executors.newFixedThreadPool(6);
    try {
      var calls = new ArrayList<Callable<Learnt>>();
      for (int i = 0; i < 6; i++) {
        calls.add(() -> one.learn(new NumberHistory(current, false, Set.of(old))));
      }
      var outcomes = new ArrayList<Learnt>();
      for (var call : threads.invokeAll(calls)) {
        outcomes.add(call.get());
      }
      assertThat(outcomes).containsOnlyOnce(Learnt.MERGED);
    } finally {
      threads.shutdownNow();
    }
    assertThat(persons.find(current)).contains(first);
  }

  @Test
  void aNumberThatNobodyHasHereIsLookedUpBeforeItIsCalledUnknown() {
    long first = person(old);
    var sight = new FirstSight(persons, number -> Optional.of(new NumberHistory(current, false, Set.of(old))), one);

    sight.meet(current);

    assertThat(persons.find(current)).contains(first);
    Insz stranger = next();
    new FirstSight(persons, number -> Optional.of(new NumberHistory(stranger, false, Set.of())), one).meet(stranger);
    assertThat(persons.find(stranger)).as("reading makes nobody").isEmpty();
    new FirstSight(persons, number -> {
      throw new NumberSource.NoAnswerException("TIMEOUT");
    }, one).meet(stranger);
  }

  @Test
  void everyPersonIsAskedAboutOnceAndAgainLaterAfterASilence() throws Exception {
    person(old);
    var asked = new ArrayList<Insz>();
    var silent = new boolean[] {true};
    NumberSource source = number -> {
      asked.add(number);
      if (silent[0]) {
        throw new NumberSource.NoAnswerException("UNREACHABLE");
      }
      return Optional.of(new NumberHistory(number, false, Set.of()));
    };
    var watch = new NumberWatch(store.jdbc(), persons, source, one, store.clock(), PACE);
    watch.look();
    assertThat(asked).contains(old);
    asked.clear();
    watch.look();
    assertThat(asked).as("not before the pause is over").isEmpty();

    silent[0] = false;
    store.pass(Duration.ofMinutes(16));
    watch.look();
    watch.look();
    assertThat(asked).containsOnlyOnce(old);
    assertThat(watch.due()).isZero();
    watch.close();
  }

  /** A table that is added with a person in it has to say how it is merged. */
  @Test
  void everyColumnThatNamesAPersonIsMoved() {
    var known = new LinkedHashMap<String, String>(Map.of("person_number", "person_id", "delivery", "lane", "audit_event", "person_id"));
    PersonColumn.ALL.forEach(column -> known.put(column.table(), column.name()));

    List<String> columns = store.jdbc().sql("""
            select table_name || '.' || column_name from information_schema.columns
            where table_schema = 'hub' and (column_name = 'person_id' or column_name like '%person' or column_name = 'lane')
              and table_name not like 'audit_event_%'""").query(String.class).list();
    assertThat(columns).containsExactlyInAnyOrderElementsOf(known.entrySet().stream().map(entry -> entry.getKey() + "." + entry.getValue()).toList());
  }

  private static Insz next() {
    return SyntheticInsz.at(given++);
  }

  private long person(Insz number) {
    return store.transaction().execute(status -> persons.findOrCreate(number));
  }

  /** A closed assessment with so many deliveries in the lane of its person. */
  private long assessment(long person, int deliveries) {
    long id = store.assessment(person);
    for (int i = 0; i < deliveries; i++) {
      long sequence = persons.nextSequences(person, 1);
      store.jdbc().sql("""
          insert into delivery (id, leg, lane, sequence, assessment_id, state, created_at, waiting_since, next_attempt_at)
          values (nextval('delivery_seq'), 'FEDERAL', ?, ?, ?, 'QUEUED', now(), now(), now())""").params(person, sequence, id).update();
    }
    return id;
  }
}
