package org.belraihub.ehealth.therlink;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.access.SourceAnswer;
import org.belraihub.access.SourceUnavailableException;
import org.belraihub.access.TherapeuticLinkSource;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.DatedAnswers;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** Whether a person and a health professional are linked, asked from the platform or known recently (D6, R2.03). */
public final class TherapeuticLinkClient implements TherapeuticLinkSource {

  private final TherapeuticLinkService service;
  private final ServiceGate gate;
  private final DatedAnswers<Key, List<TherapeuticLink>> answers;
  private final BusinessClock today;

  /** A client of the service behind its gate. */
  public TherapeuticLinkClient(TherapeuticLinkService service, ServiceGate gate, SystemClock clock, BusinessClock today) {
    this.service = service;
    this.gate = gate;
    this.answers = new DatedAnswers<>(gate, "GetTherapeuticLink", false, clock);
    this.today = today;
  }

  @Override
  public SourceAnswer<Boolean> linkExists(Insz person, HealthProfessional professional, Freshness freshness)
      throws SourceUnavailableException {
    var answer = answers.ask(new Key(person, professional), freshness, requestId -> service.get(requestId, person, professional));
    LocalDate day = today.today();
    return new SourceAnswer<>(answer.value().stream().anyMatch(link -> link.activeOn(day)), answer.givenAt());
  }

  /** The active links of the two, asked now. */
  public SourceAnswer<List<TherapeuticLink>> links(Insz person, HealthProfessional professional) throws SourceUnavailableException {
    return answers.ask(new Key(person, professional), Freshness.ASK_AGAIN, requestId -> service.get(requestId, person, professional));
  }

  /** Whether the platform says that there is an active link of one of the types (of any type when none is given), asked now. */
  public boolean has(Insz person, HealthProfessional professional, List<String> types) throws CallFailedException {
    return gate.call("HasTherapeuticLink", requestId -> service.has(requestId, person, professional, types));
  }

  /** Declares a link; what was known of the person before is forgotten, whatever comes back. */
  public void put(LinkDeclaration link) throws CallFailedException {
    change("PutTherapeuticLink", link, true, requestId -> service.put(requestId, link));
  }

  /** Revokes a link; what was known of the person before is forgotten, whatever comes back. */
  public void revoke(LinkDeclaration link) throws CallFailedException {
    change("RevokeTherapeuticLink", link, false, requestId -> service.revoke(requestId, link));
  }

  /** Declares several links and gives those that are not in force after it: a refusal says nothing of the single ones. */
  public List<LinkDeclaration> putAll(List<LinkDeclaration> links) throws CallFailedException {
    try {
      gate.call("PutTherapeuticLinkBulk", requestId -> {
        service.putAll(requestId, links);
        return true;
      });
      return List.of();
    } catch (CallFailedException e) {
      if (e.kind() != CallFailedException.Kind.REFUSED && !e.kind().mayHaveHappened()) {
        throw e;
      }
      var missing = new ArrayList<LinkDeclaration>();
      for (LinkDeclaration link : links) {
        if (!inForce(link, e)) {
          missing.add(link);
        }
      }
      return missing;
    } finally {
      links.forEach(link -> invalidate(link.person()));
    }
  }

  private void change(String operation, LinkDeclaration link, boolean wanted, Change change) throws CallFailedException {
    try {
      gate.call(operation, requestId -> {
        change.make(requestId);
        return true;
      });
    } catch (CallFailedException e) {
      if (!e.kind().mayHaveHappened() || inForce(link, e) != wanted) {
        throw e;
      }
    } finally {
      invalidate(link.person());
    }
  }

  private boolean inForce(LinkDeclaration link, CallFailedException first) throws CallFailedException {
    try {
      return gate.call("GetTherapeuticLink", requestId -> service.get(requestId, link.person(), link.professional())).stream()
          .anyMatch(known -> known.type().equals(link.type()));
    } catch (CallFailedException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  @FunctionalInterface
  private interface Change {
    void make(String requestId) throws CallFailedException;
  }

  /** Forgets what is known of a person, because the hub was told of a change. */
  public void invalidate(Insz person) {
    answers.forget(key -> key.person().equals(person));
  }

  private record Key(Insz person, HealthProfessional professional) {
  }
}
