package org.belraihub.team;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.Fact;
import org.belraihub.access.FactDesk;
import org.belraihub.access.Facts;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.Origin;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** The coordinator invites organisations, each with its modules (T11, R4.37, R4.38). */
public class Inviting {

  /**
   * An organisation to invite.
   *
   * @param organisation HCO number
   * @param modules      module codes; empty for all
   * @param remark       optional
   * @param platform     where it works
   */
  public record Wanted(HcoNumber organisation, List<String> modules, @Nullable String remark, Origin platform) {

    @Override
    public String toString() {
      return "Wanted " + organisation;
    }
  }

  /**
   * Whom to invite.
   *
   * @param reference main assessment
   * @param wanted    one or more organisations
   */
  public record Invite(ReferenceNumber reference, List<Wanted> wanted) {
  }

  /**
   * The same with what the sources say.
   *
   * @param invite    whom to invite
   * @param relations relation of each organisation with the client
   */
  public record Checked(Invite invite, Map<HcoNumber, Fact> relations) {
  }

  /**
   * Which organisations may be invited.
   *
   * @param reference     main assessment
   * @param organisations HCO numbers; empty for all with a relation with the client
   */
  public record Candidates(ReferenceNumber reference, List<HcoNumber> organisations) {
  }

  /**
   * One of them.
   *
   * @param organisation HCO number
   * @param name         name
   * @param relation     whether it has a relation with the client
   */
  public record Candidate(HcoNumber organisation, String name, Fact relation) {
  }

  /**
   * What may be invited.
   *
   * @param candidates the known ones of those that were named
   */
  public record Offered(List<Candidate> candidates) {
  }

  private final OwnDrafts own;
  private final TeamStore store;
  private final OtherPlatform other;
  private final Overview overview;
  private final InstrumentChoice instruments;
  private final PersonRegister persons;
  private final FactDesk facts;
  private final OrganisationDirectory organisations;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final SystemClock clock;

  Inviting(OwnDrafts own, TeamStore store, OtherPlatform other, Overview overview, InstrumentChoice instruments, PersonRegister persons, FactDesk facts,
           OrganisationDirectory organisations, RequestDesk requests, AuditTrail audit, SystemClock clock) {
    this.own = own;
    this.store = store;
    this.other = other;
    this.overview = overview;
    this.instruments = instruments;
    this.persons = persons;
    this.facts = facts;
    this.organisations = organisations;
    this.requests = requests;
    this.audit = audit;
    this.clock = clock;
  }

  /** Asks the relation of each organisation, and the consent. */
  public Admitted<Checked> facts(Admitted<Invite> request) {
    AccessPolicy.creation(request.caller());
    Invite invite = request.command();
    Insz client = client(invite.reference(), request.caller());
    var relations = new LinkedHashMap<HcoNumber, Fact>();
    invite.wanted().forEach(wanted -> relations.computeIfAbsent(wanted.organisation(), hco -> facts.relationOf(client, hco)));
    return request.as(new Checked(invite, relations)).with(new Facts(request.caller().standing(), new Fact.NotAsked(), facts.consent(client)));
  }

  private Insz client(ReferenceNumber reference, Caller caller) {
    return persons.inszOf(own.coordinated(reference, caller).person());
  }

  /**
   * Invites all of them or none, once per request id.
   *
   * @throws RefusedException NOT_COORDINATOR, NO_CARE_RELATION, NO_CONSENT, or SCHEMA_INVALID naming unknown organisations or modules
   */
  public Team invite(Admitted<Checked> request) {
    Caller caller = request.caller();
    Invite invite = request.command().invite();
    return requests.change(caller, request.frame(), "InviteOrganisations", Team.class, () -> {
      Assessment main = own.lockToCoordinate(invite.reference(), caller);
      InstrumentDefinition definition = instruments.of(main);
      int number = store.of(main.id()).size();
      for (Wanted wanted : invite.wanted()) {
        requireKnown(wanted, definition);
        Fact relation = request.command().relations().getOrDefault(wanted.organisation(), new Fact.NotAsked());
        AccessPolicy.inviting(wanted.organisation().digits().equals(caller.hco()), relation, request.facts().consent());
        number++;
        invite(main, number, wanted, definition, request, relation);
      }
      return overview.of(main);
    }).answer();
  }

  private void invite(Assessment main, int number, Wanted wanted, InstrumentDefinition definition, Admitted<Checked> request,
                      Fact relation) {
    List<String> modules = wanted.modules().isEmpty() ? definition.modules().stream().map(ModuleDefinition::code).toList()
        : definition.modules().stream().map(ModuleDefinition::code).filter(wanted.modules()::contains).toList();
    var words = new Words(request.caller().user().name(), wanted.remark(), null, null, null);
    var invitation = new Invitation(store.nextId(), number, main, wanted.organisation().digits(), modules, store.seal(words), clock.now(),
        wanted.platform());
    store.add(invitation);
    if (wanted.platform() == Origin.FEDERAL) {
      other.invited(new OtherPlatform.Invited(main, invitation.reference(), invitation.organisation(), modules, wanted.remark(),
          request.caller().user().name(), invitation.expiry()));
    }
    audit.record(RequestDesk.event(AuditAction.INVITATION_SENT, request.caller(), request.frame(), Map.of(
            "invited", wanted.organisation().digits(), "modules", String.join(",", modules), "relation", relation.text(),
            "consent", request.facts().consent().text()))
        .about(main.person(), invitation.reference()));
  }

  private void requireKnown(Wanted wanted, InstrumentDefinition definition) {
    if (wanted.platform() == Origin.FLEMISH && organisations.byHco(wanted.organisation()).isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "unknown organisation", List.of(wanted.organisation().digits()));
    }
    List<String> unknown = wanted.modules().stream().filter(code -> definition.module(code).isEmpty()).toList();
    if (!unknown.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "unknown modules", unknown);
    }
  }

  /** Which organisations, or which of some, have a relation with the client, for the choice of whom to invite (R4.37). */
  public Offered candidates(Admitted<Candidates> request) {
    AccessPolicy.creation(request.caller());
    Candidates asked = request.command();
    Insz client = client(asked.reference(), request.caller());
    Collection<HcoNumber> named = asked.organisations().isEmpty() ? facts.organisationsOf(client) : asked.organisations();
    List<Candidate> candidates = named.stream().distinct().sorted(Comparator.comparing(HcoNumber::digits)).flatMap(hco -> organisations.byHco(hco).stream())
        .map(organisation -> new Candidate(organisation.hco(), organisation.name(), facts.relationOf(client, organisation.hco())))
        .toList();
    return requests.read(request.frame(), () -> {
      audit.record(RequestDesk.event(AuditAction.TEAM_READ, request.caller(), request.frame(),
          Map.of("candidates", Integer.toString(candidates.size()))).about(null, asked.reference().text()));
      return new Offered(candidates);
    });
  }
}
