package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.belraihub.access.Caller;
import org.belraihub.access.Fact;
import org.belraihub.assessment.Assigning;
import org.belraihub.assessment.Coordination;
import org.belraihub.assessment.Deleting;
import org.belraihub.assessment.Expiry;
import org.belraihub.assessment.GivenAnswer;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.NewAssessment;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.Reading;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.assessment.Saving;
import org.belraihub.assessment.Starting;
import org.belraihub.assessment.Submission;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.team.Confirming;
import org.belraihub.team.HandingOver;
import org.belraihub.team.Invitations;
import org.belraihub.team.Inviting;
import org.belraihub.team.Parts;
import org.belraihub.team.Team;
import org.belraihub.team.TeamExpiry;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Requests;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/**
 * Random sequences of commands by many users, days and sweeps, played against the hub and against {@link LifeModel}: the same answer to
 * every command, the state that the model has, and nothing readable that the decision table refuses.
 */
class RandomLivesIT {

  private static final int COMMANDS = 200;
  private static final int SEQUENCES = 20;
  private static final long FIRST_SEED = 1;
  private static final List<Desk> DESKS = List.of(Desks.louise(), Desks.tine(), Desks.ad(), Desks.nora(), Desks.hanne());

  private final TestHub hub = TestHub.shared();
  private final Map<LifeModel.Person, Caller> callers = new LinkedHashMap<>();
  private final Map<LifeModel.Person, Desk> desks = new HashMap<>();
  private final LifeModel model = new LifeModel();
  private final List<LifeModel.Life> lives = new ArrayList<>();
  private final Map<String, Integer> outcomes = new TreeMap<>();
  private Insz client;
  private Random random = new Random(0);

  @Test
  void everyCommandOfRandomSequencesIsAnsweredAsTheModelSays() {
    var all = new TreeMap<String, Integer>();
    for (long seed = FIRST_SEED; seed < FIRST_SEED + SEQUENCES; seed++) {
      playSequence(seed);
      outcomes.forEach((outcome, times) -> all.merge(outcome, times, Integer::sum));
    }
    System.out.println("seeds from " + FIRST_SEED + ": " + all);
    assertThat(all).as("the sequences get everywhere").containsKeys("OK", "ROLE_NOT_ALLOWED", "UNKNOWN_REFERENCE", "DRAFT_NOT_SHAREABLE",
        "NOT_STARTED_YET", "ASSESSMENT_EXPIRED", "ASSESSMENT_CLOSED", "DRAFT_LOCKED", "MODULE_NOT_ASSIGNED", "MODULES_STILL_ASSIGNED",
        "ITEMS_INCOMPLETE", "DELETE_REFUSED", "NOT_COORDINATOR", "TRANSFER_REFUSED", "INVITATION_EXPIRED", "ANSWERS_NOT_CONFIRMED",
        "NO_CARE_RELATION", "NO_CONSENT");
  }

  private void playSequence(long seed) {
    outcomes.clear();
    lives.clear();
    callers.clear();
    random = new Random(seed);
    client = hub.client().known();
    for (Desk desk : DESKS) {
      Caller caller = Requests.at(hub, desk);
      var person = new LifeModel.Person(caller.user().name(), caller.hco(), caller.role().mayCreate(),
          caller.role() != Role.UNCERTIFIED_PROVIDER);
      callers.put(person, caller);
      desks.put(person, desk);
    }
    model.today = LocalDate.of(2025, 1, 20);
    TestHub.BusinessDay day = hub.on(model.today);
    try {
      for (int command = 0; command < COMMANDS; command++) {
        if (random.nextInt(20) == 0) {
          model.today = model.today.plusDays(random.nextInt(8) == 0 ? 16 : 1 + random.nextInt(3));
          lives.forEach(life -> life.leases.clear());
          day = hub.on(model.today);
        }
        play(command, seed);
      }
      hub.part(Expiry.class).sweep();
      hub.part(TeamExpiry.class).sweep();
      lives.forEach(this::requireStoredState);
    } finally {
      day.close();
    }
  }

  private void requireStoredState(LifeModel.Life life) {
    String stored = hub.jdbc().sql("select state from assessment where reference = ?").param(life.reference).query(String.class).single();
    assertThat(stored).as(life.reference).isEqualTo(model.state(life));
  }

  private interface Call {
    void make();
  }

  private void expect(String what, String expected, Call call) {
    String actual;
    try {
      call.make();
      actual = "OK";
    } catch (RefusedException e) {
      actual = e.code().name();
    }
    outcomes.merge(actual, 1, Integer::sum);
    boolean incomplete = expected.equals("INCOMPLETE") && (actual.equals("ITEMS_INCOMPLETE") || actual.equals("SCHEMA_INVALID"));
    assertThat(incomplete ? expected : actual).as(what).isEqualTo(expected);
  }

  private <T> T any(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void play(int number, long seed) {
    LifeModel.Person anybody = any(List.copyOf(callers.keySet()));
    if (lives.size() < 3 || random.nextInt(20) == 0) {
      start(anybody);
      return;
    }
    LifeModel.Life life = lives.get(lives.size() - 1 - random.nextInt(Math.min(5, lives.size())));
    LifeModel.Person who = random.nextInt(3) == 0 ? anybody : entitled(life);
    String what = "seed " + seed + " command " + number + " by " + who.name() + " on " + model.today + ": " + life.kind + " "
        + model.state(life) + " ";
    switch (random.nextInt(life.parts.isEmpty() ? 14 : 22)) {
      case 0, 1 -> saveOne(what + "save", life, who);
      case 2, 3 -> saveAll(what + "save all", life, who);
      case 4 -> submit(what + "submit", life, who);
      case 5 -> delete(what + "delete", life, who);
      case 6 -> assign(what + "assign", life, who);
      case 7 -> assignAll(what + "assign all", life, who);
      case 8 -> release(what + "release", life, who);
      case 9, 10 -> read(what + "read", life, who);
      case 11 -> invite(what + "invite", life, who);
      case 12 -> handOver(what + "hand over", life, who);
      default -> part(what, life, who);
    }
  }

  /** Somebody who may work on it, so that the sequence gets somewhere. */
  private LifeModel.Person entitled(LifeModel.Life life) {
    return life.coordinator != null ? life.coordinator
        : any(callers.keySet().stream().filter(person -> person.mayCreate() && person.organisation().equals(life.owner)).toList());
  }

  private void start(LifeModel.Person who) {
    LifeModel.Kind kind = random.nextBoolean() ? LifeModel.Kind.COORDINATED : any(List.of(LifeModel.Kind.values()));
    String instrument = kind == LifeModel.Kind.SCREENER ? "BELRAI_SCREENER" : "BELRAI_LTCF";
    ItemDefinition item = freeItem(hub.definition(instrument));
    var life = new LifeModel.Life(kind, item.module(), item.code(), hub.answers(instrument, client).items());
    life.start = model.today.plusDays(kind == LifeModel.Kind.SCREENER ? 0 : random.nextInt(4));
    life.last = life.start.plusDays(kind == LifeModel.Kind.COORDINATED ? 20 : 10);
    life.owner = who.organisation();
    life.coordinator = kind == LifeModel.Kind.COORDINATED ? who : null;
    Coordination coordination = switch (kind) {
      case SCREENER -> Coordination.INDIVIDUAL;
      case ALONE -> Coordination.WITHOUT_COORDINATOR;
      case COORDINATED -> Coordination.WITH_COORDINATOR;
    };
    expect("start " + kind + " by " + who.name(), who.mayCreate() ? "OK" : "ROLE_NOT_ALLOWED", () -> {
      Starting.Started started = hub.part(Starting.class).start(Requests.of(callers.get(who),
          new NewAssessment(client, instrument, null, coordination, life.start, null, null), true, true));
      life.reference = started.summary().reference();
      lives.add(life);
    });
  }

  /** A coded item whose value no rule looks at, in a module that is always asked. */
  private static ItemDefinition freeItem(InstrumentDefinition definition) {
    var looked = new HashSet<String>();
    definition.skipRules().forEach(rule -> {
      looked.add(rule.when().item());
      looked.addAll(rule.items());
    });
    definition.consistencyRules().forEach(rule -> looked.addAll(List.of(rule.when().item(), rule.expect().item())));
    definition.items().stream().map(ItemDefinition::askedWhen).filter(Objects::nonNull).forEach(condition -> looked.add(condition.item()));
    definition.modules().forEach(module -> looked.add(String.valueOf(module.gate())));
    return definition.items().stream().filter(item -> item.codeList() != null && item.askedWhen() == null && item.required()
        && !looked.contains(item.code())).findFirst().orElseThrow();
  }

  private InstrumentDefinition definition(LifeModel.Life life) {
    return hub.definition(life.kind == LifeModel.Kind.SCREENER ? "BELRAI_SCREENER" : "BELRAI_LTCF");
  }

  private String value(LifeModel.Life life) {
    return any(List.copyOf(new TreeSet<>(Objects.requireNonNull(definition(life).item(life.item).orElseThrow().codeList()).codes())));
  }

  private void saveOne(String what, LifeModel.Life life, LifeModel.Person who) {
    boolean stale = random.nextInt(6) == 0;
    boolean keepLease = random.nextInt(3) == 0;
    String value = random.nextInt(8) == 0 ? null : value(life);
    int version = life.versions.getOrDefault(life.module, 0) + (stale ? 1 : 0);
    var module = new GivenModule(life.module, version, List.of(new GivenAnswer(life.item, value, false, "kept inside")));
    Set<String> modules = Set.of(life.module);
    expect(what + (stale ? " stale" : ""), model.save(life, who, modules, stale), () -> {
      hub.part(Saving.class).save(Requests.of(callers.get(who), new Saving.Save(reference(life), List.of(module), keepLease)));
      model.saved(life, who, modules, keepLease);
      if (value == null) {
        life.answers.remove(life.item);
      } else {
        life.answers.put(life.item, value);
      }
    });
  }

  private void saveAll(String what, LifeModel.Life life, LifeModel.Person who) {
    var complete = hub.answers(definition(life).code(), client);
    var given = new ArrayList<GivenModule>();
    for (ModuleDefinition module : definition(life).modules()) {
      List<GivenAnswer> answers = module.items().stream().filter(item -> complete.has(item.code()))
          .map(item -> new GivenAnswer(item.code(), complete.get(item.code()), false, null)).toList();
      if (!answers.isEmpty()) {
        given.add(new GivenModule(module.code(), life.versions.getOrDefault(module.code(), 0), answers));
      }
    }
    Set<String> modules = given.stream().map(GivenModule::code).collect(Collectors.toSet());
    expect(what, model.save(life, who, modules, false), () -> {
      hub.part(Saving.class).save(Requests.of(callers.get(who), new Saving.Save(reference(life), given, false)));
      model.saved(life, who, modules, false);
      life.answers.putAll(complete.asMap());
    });
  }

  private void submit(String what, LifeModel.Life life, LifeModel.Person who) {
    expect(what, model.submit(life, who), () -> {
      hub.part(Submission.class)
          .submit(Requests.of(callers.get(who), new Submission.Submit(reference(life), null, List.of(), null), true, true));
      life.closedOn = model.today;
    });
  }

  private void delete(String what, LifeModel.Life life, LifeModel.Person who) {
    expect(what, model.delete(life, who), () -> {
      hub.part(Deleting.class).delete(Requests.of(callers.get(who), reference(life)));
      life.deleted = true;
    });
  }

  private void assign(String what, LifeModel.Life life, LifeModel.Person who) {
    expect(what, model.assign(life, who, life.module), () -> {
      hub.part(Assigning.class).assign(Requests.of(callers.get(who), new Assigning.Modules(reference(life), List.of(life.module))));
      life.assigned.put(life.module, who);
    });
  }

  private void assignAll(String what, LifeModel.Life life, LifeModel.Person who) {
    expect(what, model.releaseAll(life, who), () -> {
      hub.part(Assigning.class).assign(Requests.of(callers.get(who), new Assigning.Modules(reference(life), List.of())));
      definition(life).modules().forEach(module -> life.assigned.putIfAbsent(module.code(), who));
    });
  }

  private void release(String what, LifeModel.Life life, LifeModel.Person who) {
    boolean all = random.nextBoolean();
    List<String> modules = all ? List.of() : List.of(life.module);
    expect(what + modules, all ? model.releaseAll(life, who) : model.release(life, who, life.module), () -> {
      hub.part(Assigning.class).release(Requests.of(callers.get(who), new Assigning.Modules(reference(life), modules)));
      if (all) {
        life.assigned.clear();
      } else {
        life.assigned.remove(life.module);
      }
    });
  }

  private void read(String what, LifeModel.Life life, LifeModel.Person who) {
    boolean relation = random.nextInt(4) > 0;
    boolean consent = random.nextBoolean();
    expect(what + " relation " + relation + " consent " + consent, model.read(life, who, relation, consent), () -> {
      Reading.View view = hub.part(Reading.class).get(Requests.of(callers.get(who), reference(life), relation, consent));
      assertThat(view.content().answers().asMap()).as(what).isEqualTo(life.answers);
      assertThat(view.summary().state().name()).as(what).isEqualTo(model.state(life));
      if (!life.owner.equals(who.organisation())) {
        assertThat(view.content().comments()).as("comments stay inside (R3.16)").isEmpty();
      }
    });
  }

  private void invite(String what, LifeModel.Life life, LifeModel.Person who) {
    boolean relation = random.nextInt(5) > 0;
    boolean consent = random.nextInt(5) > 0;
    var hco = Desks.hanne().organisation();
    boolean inside = hco.digits().equals(who.organisation());
    var wanted = new Inviting.Invite(reference(life), List.of(new Inviting.Wanted(hco, List.of(life.module), "please", Origin.FLEMISH)));
    var checked = new Inviting.Checked(wanted, Map.of(hco, new Fact.Known(relation, Instant.EPOCH)));
    expect(what, model.invite(life, who, relation, consent || inside), () -> {
      Team team = hub.part(Inviting.class).invite(Requests.of(callers.get(who), checked, false, consent));
      var part = new LifeModel.Part();
      part.reference = team.members().get(team.members().size() - 1).reference();
      part.organisation = hco.digits();
      part.last = life.start.plusDays(10);
      life.parts.add(part);
    });
  }

  private void handOver(String what, LifeModel.Life life, LifeModel.Person who) {
    LifeModel.Person to = any(List.copyOf(callers.keySet()));
    Desk desk = desks.get(to);
    expect(what + " to " + to.name(), model.handOver(life, who, to), () -> {
      hub.part(HandingOver.class).handOver(Requests.of(callers.get(who),
          new HandingOver.HandOver(reference(life), desk.user(), desk.organisation())));
      life.coordinator = to;
      life.owner = to.organisation();
    });
  }

  private void part(String what, LifeModel.Life life, LifeModel.Person anybody) {
    if (life.parts.isEmpty()) {
      return;
    }
    LifeModel.Part part = any(life.parts);
    LifeModel.Person hanne = List.copyOf(callers.keySet()).get(DESKS.size() - 1);
    LifeModel.Person who = random.nextInt(4) == 0 ? anybody : hanne;
    Caller caller = callers.get(who);
    switch (part.participant == null ? random.nextInt(4) : random.nextInt(12)) {
      case 0, 1 -> expect(what + "accept", model.accept(life, part, who, true), () -> {
        hub.part(Invitations.class)
            .accept(Requests.of(caller, new Invitations.Accept(part.reference, "a@b.example", "012345678"), true, true));
        part.participant = who;
      });
      case 2 -> {
        if (random.nextInt(3) == 0) {
          expect(what + "decline", model.decline(life, part, who), () -> {
            hub.part(Invitations.class).decline(Requests.of(caller, part.reference));
            part.declined = true;
          });
        }
      }
      case 3, 4, 5, 6, 7, 8 -> savePart(what + "save part", life, part, who);
      case 9, 10 -> confirm(what + "confirm", life, part, random.nextInt(4) == 0 || life.coordinator == null ? anybody : life.coordinator);
      default -> {
        if (random.nextInt(3) == 0) {
          expect(what + "finish part", model.work(life, part, who, false), () -> {
            hub.part(Parts.class).submit(Requests.of(caller, part.reference, true, true));
            part.finished = true;
          });
        }
      }
    }
  }

  private void savePart(String what, LifeModel.Life life, LifeModel.Part part, LifeModel.Person who) {
    boolean stale = random.nextInt(6) == 0;
    String value = value(life);
    var module = new GivenModule(life.module, part.version + (stale ? 1 : 0), List.of(new GivenAnswer(life.item, value, false, null)));
    expect(what, model.work(life, part, who, stale), () -> {
      hub.part(Parts.class).save(Requests.of(callers.get(who), new Parts.Save(part.reference, List.of(module), false), true, true));
      part.version++;
      part.value = value;
    });
  }

  private void confirm(String what, LifeModel.Life life, LifeModel.Part part, LifeModel.Person who) {
    var command = new Confirming.Confirm(reference(life), List.of(), List.of(new Confirming.Whole(part.reference, List.of())));
    expect(what, model.confirm(life, who, part), () -> {
      hub.part(Confirming.class).confirm(Requests.of(callers.get(who), command));
      if (part.value != null) {
        if (!part.value.equals(life.answers.put(life.item, part.value))) {
          life.versions.merge(life.module, 1, Integer::sum);
        }
        life.parts.stream().filter(other -> other.value != null).forEach(other -> life.confirmed.put(other.reference, other.value));
      }
    });
  }

  private static ReferenceNumber reference(LifeModel.Life life) {
    return new ReferenceNumber(life.reference);
  }
}
