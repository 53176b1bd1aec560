package org.belraihub.federal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.LegName;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.team.OtherPlatform;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a team across both platforms, as messages to the federal side: each is a delivery in the person's lane with its bytes,
 * written in the transaction of its cause, so that the federal side gets them in order and each once.
 */
public class TeamMessages implements OtherPlatform {

  private final FederalAssessments federal;
  private final DeliveryDesk deliveries;
  private final FederalSharing sharing;
  private final PersonRegister persons;
  private final ProviderRegister providers;
  private final SystemClock clock;

  /** Messages through the federal leg. */
  public TeamMessages(FederalAssessments federal, DeliveryDesk deliveries, FederalSharing sharing, PersonRegister persons,
                      ProviderRegister providers, SystemClock clock) {
    this.federal = federal;
    this.deliveries = deliveries;
    this.sharing = sharing;
    this.persons = persons;
    this.providers = providers;
    this.clock = clock;
  }

  private interface Making {
    SyncMessage of(String messageId);
  }

  @Override
  public void invited(Invited invited) {
    Assessment main = invited.main();
    write(main, FederalMessage.Kind.INVITATION, id -> new TeamInvitation(id, new ReferenceNumber(invited.reference()), main.reference(),
        main.instrument(), main.dates().creation(), main.dates().start(), main.dates().reference(), invited.expiry(), main.dates().expiry(),
        persons.inszOf(main.person()), new HcoNumber(main.organisation()), invited.inviter(), new HcoNumber(invited.organisation()),
        invited.modules(), invited.remark(), clock.now()));
  }

  @Override
  public void answered(Assessment main, String reference, @Nullable Participant participant) {
    write(main, FederalMessage.Kind.TEAM, id -> new InvitationAnswer(id, new ReferenceNumber(reference), participant == null ? null
        : new InvitationAnswer.Participant(providers.inszOf(participant.provider()), participant.name(), participant.email(),
            participant.phone()), clock.now()));
  }

  @Override
  public void reported(Assessment main, String reference, long sequence, boolean submitted, Map<String, String> answers,
                       Set<String> underConsideration) {
    write(main, FederalMessage.Kind.TEAM, id -> new PartReport(id, new ReferenceNumber(reference), sequence, submitted, clock.now(), answers,
        underConsideration));
  }

  @Override
  public void changed(Assessment main, String reference, long sequence, boolean closed, String coordinatorName, LocalDate on) {
    write(main, FederalMessage.Kind.TEAM, id -> new TeamChange(id, new ReferenceNumber(reference), sequence,
        closed ? TeamChange.Kind.CLOSED : TeamChange.Kind.HANDED_OVER, new HcoNumber(main.organisation()), coordinatorName, on));
  }

  private void write(Assessment main, FederalMessage.Kind kind, Making making) {
    long id = deliveries.enqueue(LegName.FEDERAL, FederalLeg.PARTNER, main.person(), persons.nextSequences(main.person(), 1), main.id());
    sharing.note(id, kind, 0);
    sharing.mayBeSent(id);
    deliveries.render(id, federal.render(making.of(FederalLeg.messageId(id))));
  }
}
