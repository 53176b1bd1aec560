package org.belraihub.team;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DateRules;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * What the other platform tells of a team across both (R7.06, R7.08). An older report never overwrites a newer one, and what comes after
 * the close of the main assessment is late and changes nothing. In the caller's transaction.
 */
public class TeamElsewhere {

  /** What a message had for effect. */
  public enum Effect {
    /** What it says. */
    DONE,
    /** None: it is over, or something newer was here. */
    LATE,
    /** None: no invitation between the platforms has this number. */
    UNKNOWN,
    /** None: the content is not what it can be. */
    INVALID
  }

  /**
   * An invitation from there.
   *
   * @param main      main assessment, open there
   * @param reference number of the invitation
   * @param invited   organisation of here
   * @param modules   what it is invited for
   * @param inviter   name of the coordinator
   * @param remark    optional
   * @param expiry    last day to accept and to fill in, as the other side has it
   * @param sentAt    when
   */
  public record Invited(Assessment main, String reference, HcoNumber invited, List<String> modules, String inviter, @Nullable String remark,
                        LocalDate expiry, Instant sentAt) {

    @Override
    public String toString() {
      return "Invited " + reference;
    }
  }

  private final TeamStore store;
  private final OwnDrafts drafts;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final OrganisationDirectory organisations;
  private final BusinessClock business;

  TeamElsewhere(TeamStore store, OwnDrafts drafts, Drafting drafting, InstrumentChoice instruments, OrganisationDirectory organisations,
                BusinessClock business) {
    this.store = store;
    this.drafts = drafts;
    this.drafting = drafting;
    this.instruments = instruments;
    this.organisations = organisations;
    this.business = business;
  }

  /** Whether an organisation works here. */
  public boolean isHere(HcoNumber organisation) {
    return organisations.byHco(organisation).isPresent();
  }

  /** An organisation of here is invited. */
  public Effect invited(Invited invited) {
    Assessment main = invited.main();
    if (store.find(invited.reference()).isPresent()) {
      return Effect.LATE;
    }
    boolean known = invited.modules().stream().allMatch(code -> instruments.of(main).module(code).isPresent());
    if (!known || !isHere(invited.invited()) || !invited.expiry().equals(DateRules.partExpiry(main.dates().start()))) {
      return Effect.INVALID;
    }
    var words = new Words(invited.inviter(), invited.remark(), null, null, null);
    store.add(new Invitation(store.nextId(), invited.reference(), main, invited.invited().digits(), invited.modules(), store.seal(words),
        invited.sentAt(), Origin.FLEMISH));
    return main.isClosed() ? Effect.LATE : Effect.DONE;
  }

  /** Who was invited there accepts, or (provider null) declines. */
  public Effect answered(String reference, @Nullable Long provider, String name, String email, String phone, Instant at) {
    return invitedThere(reference, invitation -> {
      LocalDate day = BelgianTime.dateOf(at);
      if (invitation.stateOn(day) != InvitationState.PENDING) {
        return Effect.LATE;
      }
      if (provider == null) {
        invitation.decline(at, day);
      } else {
        invitation.accept(provider, store.seal(store.words(invitation).accepted(name, email, phone)), at, day);
      }
      return Effect.DONE;
    });
  }

  /** What a participant of there has filled in, all of it. */
  public Effect reported(String reference, long sequence, boolean submitted, Instant at, Map<String, String> answers,
                         Set<String> underConsideration) {
    return invitedThere(reference, invitation -> {
      LocalDate day = BelgianTime.dateOf(at);
      Assessment main = drafts.find(invitation.assessment());
      if (invitation.partOn(day).filter(PartState.IN_PROGRESS::equals).isEmpty() || !main.stateOn(business.today()).isOpen()
          || !invitation.takesReport(sequence)) {
        return Effect.LATE;
      }
      try {
        drafting.replace(invitation.id(), instruments.of(main), invitation.modules(), answers, underConsideration,
            Optional.ofNullable(store.words(invitation).participant()).orElse(""));
      } catch (RefusedException e) {
        return Effect.INVALID;
      }
      if (submitted) {
        invitation.finish(day, main.dates().start(), at);
      }
      return Effect.DONE;
    });
  }

  private Effect invitedThere(String reference, java.util.function.Function<Invitation, Effect> work) {
    Optional<Long> main = store.mainOf(reference);
    if (main.isEmpty()) {
      return Effect.UNKNOWN;
    }
    drafts.locked(main.get());
    return store.find(reference).filter(invitation -> invitation.platform() == Origin.FEDERAL).map(work).orElse(Effect.UNKNOWN);
  }

  /** A main assessment of there was closed, or (not closed) handed over. */
  public Effect changed(String reference, long sequence, boolean closed, HcoNumber coordinator, String name, LocalDate on) {
    Optional<Long> id = store.mainOf(reference);
    if (id.isEmpty()) {
      return Effect.UNKNOWN;
    }
    Assessment main = drafts.locked(id.get());
    Optional<Invitation> found = store.find(reference).filter(invitation -> main.origin() == Origin.FEDERAL);
    if (found.isEmpty()) {
      return Effect.UNKNOWN;
    }
    Invitation invitation = found.get();
    if (!invitation.takesChange(sequence)) {
      return Effect.LATE;
    }
    if (closed) {
      return invitation.mainClosed(on) ? Effect.DONE : Effect.LATE;
    }
    if (!main.isClosed()) {
      main.handedOverThere(coordinator.digits(), name);
      Words words = store.words(invitation);
      invitation.says(store.seal(new Words(name, words.remark(), words.participant(), words.email(), words.phone())));
    }
    return Effect.DONE;
  }

  /** The closed assessment itself came: what nobody told before ends now. */
  public void closed(Assessment main, LocalDate on) {
    store.of(main.id()).forEach(invitation -> invitation.mainClosed(on));
  }
}
