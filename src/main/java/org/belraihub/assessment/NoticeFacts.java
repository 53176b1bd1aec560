package org.belraihub.assessment;

import org.belraihub.access.FactDesk;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.jspecify.annotations.Nullable;

/** Asks, outside any transaction, what the notices of own work need (T2, T3): relation and consent of the client. */
public class NoticeFacts {

  private final AssessmentStore store;
  private final PersonRegister persons;
  private final FactDesk facts;

  NoticeFacts(AssessmentStore store, PersonRegister persons, FactDesk facts) {
    this.store = store;
    this.persons = persons;
    this.facts = facts;
  }

  /** For a start. */
  public Admitted<NewAssessment> forStart(Admitted<NewAssessment> request) {
    return with(request, request.command().client());
  }

  /** For a save. */
  public Admitted<Saving.Save> forSave(Admitted<Saving.Save> request) {
    return with(request, clientOf(request.command().reference()));
  }

  /** For a submission. */
  public Admitted<Submission.Submit> forSubmit(Admitted<Submission.Submit> request) {
    Submission.Submit command = request.command();
    return with(request, command.assessment() != null ? command.assessment().client()
        : command.reference() == null ? null : clientOf(command.reference()));
  }

  private <C> Admitted<C> with(Admitted<C> request, @Nullable Insz client) {
    return client == null || !request.caller().role().mayCreate() ? request : request.with(facts.forNotices(client, request.caller()));
  }

  /** Null when the reference is unknown: whoever acts on it next says so. */
  private @Nullable Insz clientOf(ReferenceNumber reference) {
    return store.find(reference).map(assessment -> persons.inszOf(assessment.person())).orElse(null);
  }
}
