package org.belraihub.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.function.LongSupplier;
import java.util.stream.LongStream;

import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.sandbox.person.SyntheticInsz;
import org.belraihub.testing.HubStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** R1.01: one person per number, whoever asks first and on whichever node; the number itself is never stored in clear. */
class PersonRegisterIT {

  private static HubStore store;
  private static int given;

  private final Insz maria = next();
  private final PersonRegister register = new PersonRegister(store.jdbc(), store.cipher(), store.hashes(), store.clock());

  @BeforeAll
  static void open() {
    store = new HubStore();
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static Insz next() {
    return SyntheticInsz.at(given++);
  }

  @Test
  void aNumberThatNobodyAssessedIsNobody() {
    assertThat(register.find(maria)).isEmpty();
  }

  @Test
  void aNumberThatTellsABirthDateInTheFutureIsNobodys() {
    Insz unborn = Insz.of("990101999" + String.format("%02d", 97 - 2_990_101_999L % 97));

    var refusal = catchThrowableOfType(RefusedException.class, () -> inTransaction(() -> register.findOrCreate(unborn)));

    assertThat(refusal.code()).isEqualTo(FaultCode.SCHEMA_INVALID);
    assertThat(register.find(unborn)).isEmpty();
  }

  @Test
  void aNumberLeadsToOnePersonAndBack() {
    long person = inTransaction(() -> register.findOrCreate(maria));

    assertThat(inTransaction(() -> register.findOrCreate(maria))).isEqualTo(person);
    assertThat(register.find(maria)).contains(person);
    assertThat(register.inszOf(person)).isEqualTo(maria);
    assertThat(register.deceasedOn(person)).isEmpty();
  }

  @Test
  void aReplacedNumberLeadsToTheSamePersonAndMessagesCarryTheOneInForce() {
    Insz newer = next();
    Insz never = next();
    long person = inTransaction(() -> register.findOrCreate(maria));

    assertThat(kept(person, new NumberHistory(newer, false, Set.of(maria, never)))).isTrue();
    assertThat(kept(person, new NumberHistory(newer, false, Set.of(maria, never)))).as("known").isFalse();

    for (Insz number : List.of(maria, newer, never)) {
      assertThat(register.find(number)).contains(person);
    }
    assertThat(register.inszOf(person)).isEqualTo(newer);
    assertThat(register.inszOf(Set.of(person))).containsEntry(person, newer);
  }

  private boolean kept(long person, NumberHistory history) {
    return inTransaction(() -> register.keepNumbers(person, history) ? 1 : 0) == 1;
  }

  @Test
  void ofManyWhoMakeAPersonAtOnceAllGetTheSame() throws Exception {
    var threads = Executors.newFixedThreadPool(12);
    var persons = new ArrayList<Long>();
    try {
      var calls = LongStream.range(0, 12).mapToObj(i -> threads.submit(() -> inTransaction(() -> register.findOrCreate(maria)))).toList();
      for (var call : calls) {
        persons.add(call.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(persons).containsOnly(register.find(maria).orElseThrow());
    assertThat(store.jdbc().sql("select count(*) from person p where not exists (select from person_number n where n.person_id = p.id)")
        .query(Long.class).single()).as("no person without a number is left behind").isZero();
  }

  @Test
  void aPersonKnownUnderAnOlderKeyIsFoundAfterTheKeysChanged() {
    DataKeys keys = DataKeys.generate(true);
    var before = new PersonRegister(store.jdbc(), new FieldCipher(keys), new KeyedHash(keys), store.clock());
    long person = inTransaction(() -> before.findOrCreate(maria));

    DataKeys rotated = keys.rotated();
    var after = new PersonRegister(store.jdbc(), new FieldCipher(rotated), new KeyedHash(rotated), store.clock());

    assertThat(after.find(maria)).contains(person);
    assertThat(inTransaction(() -> after.findOrCreate(maria))).isEqualTo(person);
    assertThat(after.inszOf(person)).isEqualTo(maria);
  }

  @Test
  void theNumberInForceIsTheOneThatPartnersGet() {
    long person = inTransaction(() -> register.findOrCreate(maria));
    Insz later = next();
    store.jdbc().sql("update person_number set valid_to = now() where person_id = ?").param(person).update();
    store.jdbc().sql("insert into person_number (hash, person_id, sealed, valid_from) values (?, ?, ?, now())")
        .params(store.hashes().of(later.digits(), "person_number"), person, store.cipher().encryptText(later.digits(), "person_number")).update();

    assertThat(register.inszOf(person)).isEqualTo(later);
    assertThat(register.find(maria)).as("the old number still leads to the person").contains(person);
  }

  @Test
  void placesInALaneAreGivenOnceEach() throws Exception {
    long person = inTransaction(() -> register.findOrCreate(maria));
    var threads = Executors.newFixedThreadPool(8);
    var last = new ArrayList<Long>();
    try {
      Callable<Long> two = () -> inTransaction(() -> register.nextSequences(person, 2));
      for (var call : threads.invokeAll(List.of(two, two, two, two, two, two, two, two))) {
        last.add(call.get());
      }
    } finally {
      threads.shutdownNow();
    }

    assertThat(last).containsExactlyInAnyOrder(2L, 4L, 6L, 8L, 10L, 12L, 14L, 16L);
  }

  @Test
  void noRowHasTheNumberInClear() {
    inTransaction(() -> register.findOrCreate(maria));

    store.jdbc().sql("select hash, sealed from person_number").query(row -> {
      assertThat(row.getString("hash")).doesNotContain(maria.digits());
      assertThat(new String(row.getBytes("sealed"), StandardCharsets.ISO_8859_1)).doesNotContain(maria.digits());
    });
  }

  private static long inTransaction(LongSupplier work) {
    return store.transaction().execute(status -> work.getAsLong());
  }
}
