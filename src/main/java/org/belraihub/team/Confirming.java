package org.belraihub.team;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DraftView;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.GivenAnswer;
import org.belraihub.assessment.GivenModule;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.ModuleProgress;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.jspecify.annotations.Nullable;

/** The coordinator decides what of the suggestions becomes the answer of the main assessment (R4.46). */
public class Confirming {

  /**
   * One answer of the coordinator.
   *
   * @param item  item code
   * @param value the answer, suggested or not; null: the item stays without
   */
  public record Answer(String item, @Nullable String value) {

    @Override
    public String toString() {
      return "Answer " + item;
    }
  }

  /**
   * Everything that one part says.
   *
   * @param part    reference of the part
   * @param modules of these modules; empty for all of it
   */
  public record Whole(String part, List<String> modules) {
  }

  /**
   * What to confirm.
   *
   * @param reference main assessment
   * @param answers   single answers; they go before what is taken whole
   * @param wholes    parts taken whole
   */
  public record Confirm(ReferenceNumber reference, List<Answer> answers, List<Whole> wholes) {
  }

  /**
   * The answer.
   *
   * @param reference   main assessment
   * @param unconfirmed items still to be confirmed
   * @param modules     modules of the main assessment as they are now
   */
  public record Confirmed(String reference, List<String> unconfirmed, List<ModuleProgress> modules) {
  }

  private final OwnDrafts own;
  private final TeamStore store;
  private final Suggestions suggestions;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;

  Confirming(OwnDrafts own, TeamStore store, Suggestions suggestions, Drafting drafting, InstrumentChoice instruments, RequestDesk requests,
             AuditTrail audit) {
    this.own = own;
    this.store = store;
    this.suggestions = suggestions;
    this.drafting = drafting;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
  }

  /**
   * Writes the answers into the main assessment and remembers which suggestions they settle; all or nothing, once per request id.
   *
   * @throws RefusedException NOT_COORDINATOR, UNKNOWN_REFERENCE of a part, DUPLICATE_CONFLICT naming items of which two parts taken
   *                          whole say different things, or what a save is refused with
   */
  public Confirmed confirm(Admitted<Confirm> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), "ConfirmAnswers", Confirmed.class, () -> {
      Confirm command = request.command();
      Assessment main = own.lockToConfirm(command.reference(), caller);
      InstrumentDefinition definition = instruments.of(main);
      Map<Invitation, DraftView> parts = suggestions.parts(main);
      Map<String, Optional<String>> decided = decided(command, definition, parts);
      write(main, definition, caller, decided);
      remember(main, parts, decided.keySet());
      audit.record(RequestDesk.event(AuditAction.ANSWERS_CONFIRMED, caller, request.frame(),
          Map.of("items", Integer.toString(decided.size()))).about(main.person(), main.reference().text()));
      return new Confirmed(main.reference().text(), suggestions.unconfirmed(main, parts), drafting.view(main.id(), definition).modules());
    }).answer();
  }

  private static Map<String, Optional<String>> decided(Confirm command, InstrumentDefinition definition, Map<Invitation, DraftView> parts) {
    var decided = new LinkedHashMap<String, Optional<String>>();
    command.answers().forEach(answer -> decided.put(answer.item(), Optional.ofNullable(answer.value())));
    Set<String> single = Set.copyOf(decided.keySet());
    var conflicts = new TreeSet<String>();
    for (Whole whole : command.wholes()) {
      DraftView draft = parts.entrySet().stream().filter(part -> part.getKey().reference().equals(whole.part())).map(Map.Entry::getValue)
          .findFirst().orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no such part", List.of(whole.part())));
      draft.content().answers().asMap().forEach((item, value) -> {
        boolean wanted = whole.modules().isEmpty()
            || definition.item(item).filter(known -> whole.modules().contains(known.module())).isPresent();
        if (wanted && !single.contains(item)) {
          Optional<String> before = decided.put(item, Optional.of(value));
          if (before != null && !before.equals(Optional.of(value))) {
            conflicts.add(item);
          }
        }
      });
    }
    if (!conflicts.isEmpty()) {
      throw new RefusedException(FaultCode.DUPLICATE_CONFLICT, "two parts say different things", List.copyOf(conflicts));
    }
    return decided;
  }

  private void write(Assessment main, InstrumentDefinition definition, Caller caller, Map<String, Optional<String>> decided) {
    List<String> unknown = decided.keySet().stream().filter(item -> definition.item(item).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "unknown items", unknown);
    }
    DraftView draft = drafting.view(main.id(), definition);
    for (ModuleProgress module : draft.modules()) {
      var answers = new ArrayList<GivenAnswer>();
      decided.forEach((item, value) -> {
        boolean here = definition.item(item).map(ItemDefinition::module).filter(module.code()::equals).isPresent();
        if (here && !value.equals(Optional.ofNullable(draft.content().answers().get(item)))) {
          answers.add(new GivenAnswer(item, value.orElse(null), false, null));
        }
      });
      if (!answers.isEmpty()) {
        boolean working = module.lease() != null && module.lease().provider() == caller.provider();
        drafting.save(main.id(), definition, Drafting.Guard.LEASE_OF_MODULE, caller,
            List.of(new GivenModule(module.code(), module.version(), answers)), working);
      }
    }
  }

  private void remember(Assessment main, Map<Invitation, DraftView> parts, Set<String> items) {
    Map<String, Map<String, String>> said = Suggestions.answers(parts);
    Map<String, Map<String, String>> confirmed = store.confirmed(main.id());
    var settled = new HashSet<>(items);
    settled.retainAll(said.keySet());
    settled.forEach(item -> confirmed.put(item, said.get(item)));
    store.confirm(main.id(), confirmed);
  }
}
