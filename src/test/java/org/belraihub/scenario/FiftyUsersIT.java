package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.belraihub.access.Caller;
import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.GivenAnswer;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.assessment.Saving;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.person.Insz;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.State;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.Requests;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** Fifty colleagues at once on one assessment without coordinator: no lost answer, no deadlock (R4.31 to R4.34). */
class FiftyUsersIT {

  private static final String LTCF = "BELRAI_LTCF";
  private static final int USERS = 50;
  private static final int ROUNDS = 6;
  private static final long SEED = 20250611;

  private record Accepted(int version, String item, String value) {
  }

  private final TestHub hub = TestHub.shared();
  private final Assigning assigning = hub.part(Assigning.class);
  private final Saving saving = hub.part(Saving.class);
  private final Reading reading = hub.part(Reading.class);
  private final Map<String, Queue<Accepted>> accepted = new ConcurrentHashMap<>();
  private final AtomicInteger refused = new AtomicInteger();

  @Test
  void nothingThatWasAcceptedIsLostAndNobodyWaitsForever() throws Exception {
    System.out.println("seed " + SEED);
    Insz person = hub.client().known();
    var desk = new DraftDesk(hub, Desks.louise());
    var reference = new ReferenceNumber(desk.start(person, LTCF, Coordination.WITHOUT_COORDINATOR).getAssessment().getReference());
    Caller louise = Requests.at(hub, Desks.louise());
    var pool = Executors.newFixedThreadPool(USERS);
    var work = new ArrayList<Future<?>>();
    for (int number = 0; number < USERS; number++) {
      Caller colleague = Requests.colleague(louise, number);
      var random = new Random(SEED + number);
      work.add(pool.submit(() -> work(reference, colleague, random)));
    }
    for (Future<?> one : work) {
      one.get(4, TimeUnit.MINUTES);
    }
    pool.shutdown();

    var expected = new TreeMap<String, String>();
    accepted.values().forEach(saves -> saves.stream().sorted(Comparator.comparingInt(Accepted::version))
        .forEach(save -> expected.put(save.item(), save.value())));
    var view = reading.get(Requests.of(louise, reference));
    assertThat(view.content().answers().asMap()).isEqualTo(expected);
    assertThat(view.modules()).allSatisfy(module -> {
      assertThat(module.version()).isEqualTo(accepted.getOrDefault(module.code(), new ConcurrentLinkedQueue<>()).size());
      assertThat(module.assigned()).isNull();
    });
    assertThat(refused.get()).as("some met at one module").isPositive();
    desk.assign(reference.text());
    desk.complete(reference.text(), person, LTCF);
    desk.release(reference.text());
    assertThat(desk.submit(reference.text()).getAssessment().getState()).isEqualTo(State.CLOSED);
  }

  private void work(ReferenceNumber reference, Caller user, Random random) {
    List<ModuleDefinition> modules = hub.definition(LTCF).modules().stream().filter(module -> module.items().stream()
        .anyMatch(item -> item.codeList() != null)).limit(8).toList();
    for (int round = 0; round < ROUNDS; round++) {
      ModuleDefinition module = modules.get(random.nextInt(modules.size()));
      try {
        assigning.assign(Requests.of(user, new Assigning.Modules(reference, List.of(module.code()))));
        save(reference, user, module, random);
        assigning.release(Requests.of(user, new Assigning.Modules(reference, List.of(module.code()))));
      } catch (RefusedException e) {
        assertThat(e.code()).isEqualTo(FaultCode.MODULES_STILL_ASSIGNED);
        refused.incrementAndGet();
      }
    }
  }

  private void save(ReferenceNumber reference, Caller user, ModuleDefinition module, Random random) {
    int version = reading.get(Requests.of(user, reference)).modules().stream().filter(known -> known.code().equals(module.code()))
        .findFirst().orElseThrow().version();
    List<ItemDefinition> coded = module.items().stream().filter(item -> item.codeList() != null).toList();
    ItemDefinition item = coded.get(random.nextInt(coded.size()));
    List<String> codes = List.copyOf(new TreeSet<>(Objects.requireNonNull(item.codeList()).codes()));
    String value = codes.get(random.nextInt(codes.size()));
    saving.save(Requests.of(user, new Saving.Save(reference,
        List.of(new GivenModule(module.code(), version, List.of(new GivenAnswer(item.code(), value, false, null)))), false)));
    accepted.computeIfAbsent(module.code(), none -> new ConcurrentLinkedQueue<>()).add(new Accepted(version + 1, item.code(), value));
  }
}
