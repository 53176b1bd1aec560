package org.belraihub.assessment;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** What of a closed assessment goes onto a document (T15, R5.13 to R5.16), decided as for reading. */
public class Printing {

  /** Parts of a document. */
  public enum Part { SCALES, CAPS, ANSWERS, COMMENTS }

  /**
   * What is wished.
   *
   * @param reference      the assessment
   * @param clientFriendly the version for the client, whatever else is wished
   * @param parts          which parts
   * @param modules        whose answers and comments; empty: of every module
   */
  public record Choice(ReferenceNumber reference, boolean clientFriendly, Set<Part> parts, Set<String> modules) {

    /** The parts that there will be: the client-friendly version has no comments (R5.14), nor has what another organisation made (R5.16). */
    Set<Part> granted(boolean own) {
      Set<Part> granted = clientFriendly ? EnumSet.of(Part.SCALES, Part.CAPS, Part.ANSWERS) : EnumSet.noneOf(Part.class);
      if (!clientFriendly) {
        granted.addAll(parts);
      }
      if (!own) {
        granted.remove(Part.COMMENTS);
      }
      return granted;
    }
  }

  /**
   * What goes onto the document.
   *
   * @param summary        head
   * @param insz           national number of the client
   * @param clientFriendly in plain words
   * @param parts          which parts
   * @param answers        of the chosen modules; none when not chosen
   * @param comments       item or module code to comment
   * @param results        results, or pending
   * @param central        results of the federal side, which go before; null when it gave none
   */
  public record Sheet(Summary summary, String insz, boolean clientFriendly, Set<Part> parts, Answers answers, Map<String, String> comments,
                      Results results, CentralResults.@Nullable Computed central) {

    @Override
    public String toString() {
      return "Sheet of " + summary.reference();
    }
  }

  private final Finding finding;
  private final ClientFiles files;
  private final CentralResults central;
  private final InstrumentChoice instruments;
  private final PersonRegister persons;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  Printing(Finding finding, ClientFiles files, CentralResults central, InstrumentChoice instruments, PersonRegister persons,
           RequestDesk requests, AuditTrail audit, BusinessClock business) {
    this.finding = finding;
    this.files = files;
    this.central = central;
    this.instruments = instruments;
    this.persons = persons;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** Asks what the decision about reading needs. */
  public Admitted<Choice> facts(Admitted<Choice> request) {
    Choice choice = request.command();
    if (!choice.clientFriendly() && choice.parts().isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "nothing to be printed is chosen", List.of("part"));
    }
    Assessment assessment = finding.one(choice.reference());
    return assessment.isClosed() ? request.with(finding.facts(assessment, request.caller(), assessment.isOf(request.caller()))) : request;
  }

  /** What is to be printed; PRINT_REFUSED for a part assessment and for what is not closed yet (R4.51, R5.11). */
  public Sheet sheet(Admitted<Choice> request) {
    Choice choice = request.command();
    return requests.read(request.frame(), () -> {
      Assessment assessment = finding.readable(choice.reference(), request.caller(), request.facts());
      if (!assessment.isClosed()) {
        throw new RefusedException(FaultCode.PRINT_REFUSED, "a draft has no results yet");
      }
      boolean own = assessment.isOf(request.caller());
      Set<Part> parts = choice.granted(own);
      ClientFiles.Content content = files.content(assessment, parts.contains(Part.COMMENTS));
      Set<String> places = places(assessment, choice);
      audit.record(RequestDesk.event(AuditAction.RESULTS_PRINTED, request.caller(), request.frame(), request.facts().forLog())
          .about(assessment.person(), assessment.reference().text()));
      return new Sheet(Summary.of(assessment, business.today()), persons.inszOf(assessment.person()).digits(), choice.clientFriendly(), parts,
          parts.contains(Part.ANSWERS) ? Answers.of(within(places, content.answers().asMap())) : Answers.none(),
          within(places, content.comments()), content.results(), central.newest(assessment.reference()).orElse(null));
    });
  }

  /** Codes of the chosen modules and their items; SCHEMA_INVALID naming modules that the instrument does not have. */
  private Set<String> places(Assessment assessment, Choice choice) {
    InstrumentDefinition definition = instruments.of(assessment);
    List<String> unknown = choice.modules().stream().filter(module -> definition.module(module).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "modules that the instrument does not have", unknown);
    }
    var places = new TreeSet<String>();
    for (ModuleDefinition module : definition.modules()) {
      if (choice.modules().isEmpty() || choice.modules().contains(module.code())) {
        places.add(module.code());
        module.items().stream().map(ItemDefinition::code).forEach(places::add);
      }
    }
    return places;
  }

  private static Map<String, String> within(Set<String> places, Map<String, String> all) {
    var some = new TreeMap<>(all);
    some.keySet().retainAll(places);
    return some;
  }
}
