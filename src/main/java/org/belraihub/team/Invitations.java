package org.belraihub.team;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.assessment.Origin;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.person.Insz;
import org.belraihub.person.NameSource;
import org.belraihub.person.NameSource.PersonName;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** What the invited organisation does with its invitations (T12, R4.38 to R4.43); any entitled provider of it may. */
public class Invitations {

  private static final int PAGE = 50;

  /**
   * Which page.
   *
   * @param after        last reference of the page before, null for the first
   * @param size         lines at most, null for the default
   * @param acceptedOnly only those with a part assessment
   */
  public record PageQuery(@Nullable String after, @Nullable Integer size, boolean acceptedOnly) {
  }

  /**
   * A page.
   *
   * @param lines newest first
   * @param more  whether there is a next page
   */
  public record Page(List<Received> lines, boolean more) {

    /** Where the next page begins; empty on the last. */
    public Optional<String> next() {
      return more ? Optional.of(lines.get(lines.size() - 1).reference()) : Optional.empty();
    }
  }

  /**
   * An acceptance (R4.40).
   *
   * @param reference invitation
   * @param email     the participant's
   * @param phone     the participant's
   */
  public record Accept(String reference, String email, String phone) {

    @Override
    public String toString() {
      return "Accept " + reference;
    }
  }

  private final InvitationDesk desk;
  private final TeamStore store;
  private final OtherPlatform other;
  private final NameSource names;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;

  Invitations(InvitationDesk desk, TeamStore store, OtherPlatform other, NameSource names, RequestDesk requests, AuditTrail audit, BusinessClock business,
              SystemClock clock) {
    this.desk = desk;
    this.store = store;
    this.other = other;
    this.names = names;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
  }

  /** The organisation's overview: open, accepted, expired and greyed ones, newest first, paged by key. */
  public Page list(Admitted<PageQuery> request) {
    Page page = requests.read(request.frame(), () -> {
      PageQuery query = request.command();
      Caller caller = request.caller();
      int size = query.size() == null ? PAGE : query.size();
      Long before = query.after() == null ? null : Long.valueOf(desk.find(query.after(), caller).invitation().id());
      List<Invitation> found = store.listed(caller.hco(), before, query.acceptedOnly(), business.today(), size + 1);
      audit.record(RequestDesk.event(AuditAction.INVITATIONS_LISTED, caller, request.frame(), Map.of()));
      return new Page(found.stream().limit(size).map(desk::received).toList(), found.size() > size);
    });
    Map<Insz, PersonName> known = names.names(page.lines.stream().map(line -> Insz.of(line.client())).distinct().toList());
    return new Page(page.lines.stream().map(line -> line.named(known)).toList(), page.more);
  }

  /** Asks the relation. */
  public Admitted<Accept> facts(Admitted<Accept> request) {
    AccessPolicy.creation(request.caller());
    return desk.relation(request, request.command().reference());
  }

  /**
   * Accepts, which makes the part assessment.
   *
   * @throws org.belraihub.fault.RefusedException ROLE_NOT_ALLOWED, NO_CARE_RELATION, INVITATION_EXPIRED, ASSESSMENT_CLOSED, or
   *     DRAFT_LOCKED when a colleague was first
   */
  public Received accept(Admitted<Accept> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return named(requests.change(caller, request.frame(), "AcceptInvitation", Received.class, () -> {
      AccessPolicy.joining(request.facts());
      Accept command = request.command();
      InvitationDesk.Pair pair = desk.lock(command.reference(), caller);
      Words words = store.words(pair.invitation()).accepted(caller.user().name(), command.email(), command.phone());
      pair.invitation().accept(caller.provider(), store.seal(words), clock.now(), business.today());
      if (pair.main().origin() == Origin.FEDERAL) {
        other.answered(pair.main(), pair.invitation().reference(),
            new OtherPlatform.Participant(caller.provider(), caller.user().name(), command.email(), command.phone()));
      }
      audited(AuditAction.INVITATION_ACCEPTED, request, pair);
      return desk.received(pair);
    }).answer());
  }

  /** Declines: it leaves the overview, the coordinator sees it as declined (R4.43). */
  public Received decline(Admitted<String> request) {
    AccessPolicy.creation(request.caller());
    return named(requests.change(request.caller(), request.frame(), "DeclineInvitation", Received.class, () -> {
      InvitationDesk.Pair pair = desk.lock(request.command(), request.caller());
      pair.invitation().decline(clock.now(), business.today());
      if (pair.main().origin() == Origin.FEDERAL) {
        other.answered(pair.main(), pair.invitation().reference(), null);
      }
      audited(AuditAction.INVITATION_DECLINED, request, pair);
      return desk.received(pair);
    }).answer());
  }

  /** Takes an expired one out of the overview (R4.41). */
  public Received remove(Admitted<String> request) {
    AccessPolicy.creation(request.caller());
    return named(requests.change(request.caller(), request.frame(), "RemoveInvitation", Received.class, () -> {
      InvitationDesk.Pair pair = desk.lock(request.command(), request.caller());
      Received removed = desk.received(pair);
      pair.invitation().remove(business.today());
      audited(AuditAction.INVITATION_REMOVED, request, pair);
      return removed;
    }).answer());
  }

  /** With the client's name (R4.39), which is asked outside the transaction and kept nowhere. */
  private Received named(Received received) {
    return received.named(names.names(List.of(Insz.of(received.client()))));
  }

  private void audited(AuditAction action, Admitted<?> request, InvitationDesk.Pair pair) {
    audit.record(RequestDesk.event(action, request.caller(), request.frame(), request.facts().forLog())
        .about(pair.main().person(), pair.invitation().reference()));
  }
}
