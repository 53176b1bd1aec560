package org.belraihub.federal.inbound;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.AssessmentDates;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.ReceivedAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalOutcome.Receipt;
import org.belraihub.federal.FederalOutcome.Refusal;
import org.belraihub.federal.InvitationAnswer;
import org.belraihub.federal.PartReport;
import org.belraihub.federal.SyncMessage;
import org.belraihub.federal.TeamChange;
import org.belraihub.federal.TeamInvitation;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.team.TeamElsewhere;
import org.belraihub.time.SystemClock;

/** Messages about teams across both platforms (R7.08). In the caller's transaction. */
class TeamArrivals {

  private final TeamElsewhere team;
  private final ReceivedAssessments assessments;
  private final InstrumentRegistry registry;
  private final PersonRegister persons;
  private final ProviderRegister providers;
  private final SystemClock clock;

  TeamArrivals(TeamElsewhere team, ReceivedAssessments assessments, InstrumentRegistry registry, PersonRegister persons,
               ProviderRegister providers, SystemClock clock) {
    this.team = team;
    this.assessments = assessments;
    this.registry = registry;
    this.persons = persons;
    this.providers = providers;
    this.clock = clock;
  }

  FederalOutcome take(SyncMessage message) {
    if (message instanceof TeamInvitation invitation) {
      return invited(invitation);
    }
    if (message instanceof InvitationAnswer answer) {
      return outcome(answered(answer));
    }
    if (message instanceof PartReport report) {
      return outcome(team.reported(report.reference().text(), report.sequence(), report.submitted(), report.reportedAt(), report.answers(),
          report.underConsideration()));
    }
    if (message instanceof TeamChange change) {
      return outcome(team.changed(change.reference().text(), change.sequence(), change.kind() == TeamChange.Kind.CLOSED, change.coordinator(),
          change.coordinatorName(), change.on()));
    }
    throw new IllegalArgumentException("not a message about a team: " + message.getClass().getSimpleName());
  }

  private FederalOutcome invited(TeamInvitation invitation) {
    if (registry.find(invitation.instrument()).isEmpty()) {
      return new FederalOutcome.Refused(Refusal.VERSION_UNKNOWN, "The instrument version is not known here.");
    }
    if (!team.isHere(invitation.invited())) {
      return new FederalOutcome.Refused(Refusal.CONTENT_INVALID, "The invited organisation does not work on this platform.");
    }
    var dates = new AssessmentDates(invitation.creationDate(), invitation.startDate(), invitation.referenceDate(), invitation.mainExpiry());
    Assessment main = assessments.open(new ReceivedAssessments.Open(invitation.main(), invitation.instrument(), dates,
        persons.findOrCreate(invitation.person()), invitation.coordinator().digits(), invitation.coordinatorName()), clock.now());
    if (main.origin() != Origin.FEDERAL) {
      return new FederalOutcome.Refused(Refusal.CONTENT_INVALID, "The main assessment is one of this platform.");
    }
    return outcome(team.invited(new TeamElsewhere.Invited(main, invitation.reference().text(), invitation.invited(), invitation.modules(),
        invitation.coordinatorName(), invitation.remark(), invitation.partExpiry(), invitation.sentAt())));
  }

  private TeamElsewhere.Effect answered(InvitationAnswer answer) {
    var participant = answer.participant();
    return participant == null ? team.answered(answer.reference().text(), null, "", "", "", answer.answeredAt())
        : team.answered(answer.reference().text(), providers.idOf(participant.insz()), participant.name(), participant.email(),
            participant.phone(), answer.answeredAt());
  }

  private static FederalOutcome outcome(TeamElsewhere.Effect effect) {
    return switch (effect) {
      case DONE -> new FederalOutcome.Acknowledged(Receipt.PROCESSED);
      case LATE -> new FederalOutcome.Acknowledged(Receipt.LATE);
      case UNKNOWN -> new FederalOutcome.Refused(Refusal.UNKNOWN_REFERENCE, "No invitation between the platforms has this number here.");
      case INVALID -> new FederalOutcome.Refused(Refusal.CONTENT_INVALID, "Modules, items, values or dates are not those of the instrument.");
    };
  }
}
