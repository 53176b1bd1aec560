package org.belraihub.assessment;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.access.Caller;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.AnswerProblem;
import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.instrument.ValidationReport;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.BusinessClock;

/**
 * Works on the modules of one draft, an assessment's or a part's: sealed content, leases, versions, assignments. Whoever calls has
 * locked the assessment, so that two at once take their turns, and has decided that the caller may.
 */
public class Drafting {

  /** How long a lease lasts unless a save renews it. */
  public static final Duration LEASE = Duration.ofMinutes(15);

  /** What keeps two people from writing over each other. */
  public enum Guard {
    /** One lease for all of it. */
    LEASE_OF_DRAFT,
    /** A lease per module. */
    LEASE_OF_MODULE,
    /** The assignment of the module (R4.32). */
    ASSIGNMENT;

    /** What guards the main assessment. */
    public static Guard of(Coordination coordination) {
      return switch (coordination) {
        case INDIVIDUAL -> LEASE_OF_DRAFT;
        case WITH_COORDINATOR -> LEASE_OF_MODULE;
        case WITHOUT_COORDINATOR -> ASSIGNMENT;
      };
    }
  }

  private final DraftStore drafts;
  private final BusinessClock business;

  Drafting(DraftStore drafts, BusinessClock business) {
    this.drafts = drafts;
    this.business = business;
  }

  /** A draft as it is now. */
  public DraftView view(long draft, InstrumentDefinition definition) {
    return view(definition, drafts.modules(draft));
  }

  private DraftView view(InstrumentDefinition definition, Map<String, DraftModule> modules) {
    DraftContent content = content(modules.values());
    return view(definition, modules, content, AnswerValidator.validate(definition, content.answers()));
  }

  private DraftView view(InstrumentDefinition definition, Map<String, DraftModule> modules, DraftContent content, ValidationReport report) {
    return new DraftView(content, Progress.of(definition, modules, content, report, business.now()));
  }

  private DraftContent content(Collection<DraftModule> modules) {
    return DraftContent.of(modules.stream().map(drafts::content).toList());
  }

  /** How far answers that were put together from several drafts are. */
  public static List<ModuleProgress> progress(InstrumentDefinition definition, Answers answers) {
    var content = new DraftContent(answers, Set.of(), Set.of(), Map.of());
    return Progress.of(definition, Map.of(), content, AnswerValidator.validate(definition, answers), Instant.EPOCH);
  }

  /** Takes all content away. */
  public void remove(long draft) {
    drafts.remove(draft);
  }

  /**
   * Writes all given modules or none.
   *
   * @param keepLease whether the caller goes on working
   * @throws RefusedException DRAFT_LOCKED with module, name and time when another works on it or the version is stale,
   *                          MODULE_NOT_ASSIGNED, COMMENT_TOO_LONG, or SCHEMA_INVALID naming modules, items or wrong values
   */
  public DraftView save(long draft, InstrumentDefinition definition, Guard guard, Caller caller, List<GivenModule> given,
                        boolean keepLease) {
    Map<String, DraftModule> modules = drafts.modules(draft);
    Instant now = business.now();
    if (guard == Guard.LEASE_OF_DRAFT) {
      modules.values().forEach(module -> refuseOtherLease(module, caller, now));
    }
    for (GivenModule module : given) {
      refuseForeignItems(definition, module);
      DraftModule stored = drafts.orNew(modules, draft, module.code());
      refuseOther(stored, guard, caller, now);
      refuseStale(stored, module.version());
      if (!module.answers().isEmpty()) {
        drafts.save(stored, drafts.content(stored).with(module.answers()), caller.user().name(), now);
      }
      keep(stored, guard, caller, now, keepLease);
    }
    if (guard == Guard.LEASE_OF_DRAFT && !keepLease) {
      modules.values().forEach(DraftModule::endLease);
    }
    DraftContent content = content(modules.values());
    ValidationReport report = AnswerValidator.validate(definition, content.answers());
    refuseWrong(report, given);
    return view(definition, modules, content, report);
  }

  /**
   * What the other platform reports of a part: the whole of it, in the place of what it reported before; nobody works on it here.
   *
   * @param modules what the part has
   * @throws RefusedException SCHEMA_INVALID for items of other modules or wrong values; nothing is written then
   */
  public void replace(long draft, InstrumentDefinition definition, Collection<String> modules, Map<String, String> answers,
                      Set<String> underConsideration, String by) {
    Map<String, String> left = new HashMap<>(answers);
    var given = new ArrayList<GivenModule>();
    for (String code : modules) {
      var items = definition.module(code).map(module -> module.items().stream().map(ItemDefinition::code).toList()).orElse(List.of());
      given.add(new GivenModule(code, 0, items.stream().filter(item -> answers.containsKey(item) || underConsideration.contains(item))
          .map(item -> new GivenAnswer(item, answers.get(item), underConsideration.contains(item), null)).toList()));
      items.forEach(left::remove);
    }
    if (!left.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "items that the part does not have", List.copyOf(left.keySet()));
    }
    refuseWrong(AnswerValidator.validate(definition, Answers.of(answers)), given);
    Map<String, DraftModule> stored = drafts.modules(draft);
    Instant now = business.now();
    given.forEach(module -> drafts.save(drafts.orNew(stored, draft, module.code()), ModuleContent.EMPTY.with(module.answers()), by, now));
  }

  /** Writes into a draft that nobody works on yet. */
  DraftView fill(long draft, InstrumentDefinition definition, Caller caller, List<GivenModule> given) {
    return save(draft, definition, Guard.LEASE_OF_MODULE, caller, given, false);
  }

  private static void keep(DraftModule module, Guard guard, Caller caller, Instant now, boolean keepLease) {
    if (guard == Guard.ASSIGNMENT) {
      return;
    }
    if (keepLease) {
      module.lease(caller, now, now.plus(LEASE));
    } else {
      module.endLease();
    }
  }

  private static void refuseOther(DraftModule module, Guard guard, Caller caller, Instant now) {
    if (guard != Guard.ASSIGNMENT) {
      refuseOtherLease(module, caller, now);
    } else if (module.assigned().filter(holder -> holder.provider() == caller.provider()).isEmpty()) {
      throw new RefusedException(FaultCode.MODULE_NOT_ASSIGNED, "module " + module.module() + " is not assigned to the caller",
          List.of(module.module()));
    }
  }

  private static void refuseOtherLease(DraftModule module, Caller caller, Instant now) {
    module.leaseOn(now).filter(lease -> lease.provider() != caller.provider()).ifPresent(lease -> {
      throw new RefusedException(FaultCode.DRAFT_LOCKED, "somebody else works on module " + module.module(), places(module, lease));
    });
  }

  private static void refuseStale(DraftModule module, int version) {
    if (module.version() != version) {
      throw new RefusedException(FaultCode.DRAFT_LOCKED, "module " + module.module() + " has version " + module.version(),
          module.lastSaved().map(last -> places(module, last)).orElse(List.of(module.module())));
    }
  }

  /** Module, who, since when (R4.27). */
  private static List<String> places(DraftModule module, ModuleProgress.Holder holder) {
    return List.of(module.module(), holder.name(), holder.since().atZone(BelgianTime.ZONE).toOffsetDateTime().toString());
  }

  private static void refuseForeignItems(InstrumentDefinition definition, GivenModule given) {
    ModuleDefinition module = definition.module(given.code()).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "unknown module", List.of(given.code())));
    Set<String> items = module.items().stream().map(ItemDefinition::code).collect(Collectors.toSet());
    List<String> foreign = given.answers().stream()
        .filter(answer -> !items.contains(answer.item()) && !(answer.item().equals(module.code()) && answer.value() == null))
        .map(GivenAnswer::item).toList();
    if (!foreign.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "items that module " + module.code() + " does not have", foreign);
    }
  }

  /** A wrong value is refused now, a missing one at the submission (R4.23). */
  private static void refuseWrong(ValidationReport report, List<GivenModule> given) {
    Set<String> modules = given.stream().map(GivenModule::code).collect(Collectors.toSet());
    List<String> wrong = report.wrong().stream()
        .filter(problem -> modules.contains(problem.module()) && problem.kind() != AnswerProblem.Kind.NOT_ASKED)
        .map(AnswerProblem::item).distinct().toList();
    if (!wrong.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "values that the items do not have", wrong);
    }
  }

  /** Refuses when somebody else works on any module. */
  void refuseInUse(long draft, Caller caller) {
    Instant now = business.now();
    drafts.modules(draft).values().forEach(module -> refuseOtherLease(module, caller, now));
  }

  /**
   * The content to be closed, which is removed.
   *
   * @throws RefusedException MODULES_STILL_ASSIGNED with each module and its holder (R4.34)
   */
  DraftContent close(long draft) {
    Map<String, DraftModule> modules = drafts.modules(draft);
    List<String> assigned = modules.values().stream().filter(module -> module.assigned().isPresent())
        .map(module -> module.module() + ": " + module.assigned().map(ModuleProgress.Holder::name).orElse("")).toList();
    if (!assigned.isEmpty()) {
      throw new RefusedException(FaultCode.MODULES_STILL_ASSIGNED, assigned.size() + " modules are assigned", assigned);
    }
    DraftContent content = content(modules.values());
    drafts.remove(draft);
    return content;
  }
}
