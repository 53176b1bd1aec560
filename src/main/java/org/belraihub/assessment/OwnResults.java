package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Frame;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * The patient's own view (T20, R9.17): results of closed assessments of any organisation, without answers or comments. It is no sharing
 * between providers, so neither relation nor consent is asked ((d) 28). The portal vouches for who the patient is.
 */
public class OwnResults {

  private static final int PAGE = 20;

  /**
   * What the portal asks.
   *
   * @param frame   identity of message and request
   * @param patient whose file
   * @param after   where the page before ended, null for the first
   * @param size    assessments at most, null for the default
   */
  public record Asked(Frame frame, Insz patient, @Nullable ReferenceNumber after, @Nullable Integer size) {
  }

  /**
   * One assessment.
   *
   * @param summary head
   * @param results results, or pending
   */
  public record Own(Summary summary, Results results) {
  }

  /**
   * One page.
   *
   * @param lines newest first
   * @param more  whether there is a next page
   */
  public record Page(List<Own> lines, boolean more) {

    /** Where the next page begins; empty on the last. */
    public Optional<String> next() {
      return more ? Optional.of(lines.get(lines.size() - 1).summary.reference()) : Optional.empty();
    }
  }

  private final AssessmentStore store;
  private final ResultStore results;
  private final PersonRegister persons;
  private final ClientVisibility visibility;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  OwnResults(AssessmentStore store, ResultStore results, PersonRegister persons, ClientVisibility visibility, RequestDesk requests,
             AuditTrail audit, BusinessClock business) {
    this.store = store;
    this.results = results;
    this.persons = persons;
    this.visibility = visibility;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** One page of the own file; CLIENT_NO_LONGER_VISIBLE a hundred days after death (T22), UNKNOWN_REFERENCE for a page of somebody else. */
  public Page results(Asked asked) {
    return requests.read(asked.frame(), () -> {
      Optional<Long> patient = persons.find(asked.patient());
      patient.ifPresent(visibility::check);
      audit.record(RequestDesk.event(AuditAction.OWN_RESULTS_READ, null, asked.frame(), Map.of()).about(patient.orElse(null), null));
      return patient.map(person -> page(person, asked)).orElse(new Page(List.of(), false));
    });
  }

  private Page page(long person, Asked asked) {
    int size = asked.size() == null ? PAGE : asked.size();
    LocalDate today = business.today();
    List<Assessment> found = store.closed(person, asked.after() == null ? null : ofPerson(asked.after(), person).id(), size + 1);
    List<Own> lines = found.stream().limit(size).map(assessment -> new Own(Summary.of(assessment, today),
        results.read(store.newestResults(assessment.id()).orElse(null)))).toList();
    return new Page(lines, found.size() > size);
  }

  private Assessment ofPerson(ReferenceNumber reference, long person) {
    return store.find(reference).filter(found -> found.person() == person).orElseThrow(() ->
        new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no page of this patient's file begins there"));
  }
}
