package org.belraihub.team;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

import org.belraihub.access.Caller;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.DraftContent;
import org.belraihub.assessment.DraftView;
import org.belraihub.assessment.Drafting;
import org.belraihub.assessment.InstrumentChoice;
import org.belraihub.assessment.OwnDrafts;
import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.assessment.Summary;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** What a coordinator looks at: the team with its progress, what each participant answered and remarked, and what he coordinates. */
public class Coordinating {

  private static final int PAGE = 50;

  /**
   * What to look at.
   *
   * @param reference main assessment
   * @param part      of one part only; null for all
   */
  public record Look(ReferenceNumber reference, @Nullable String part) {
  }

  /**
   * One item of the main assessment with what the parts say of it (R4.45).
   *
   * @param code      item, or module for a comment about all of it
   * @param answer    answer in the main assessment, null when it has none
   * @param confirmed whether the coordinator has confirmed what the parts say now
   * @param said      by each part that says something
   */
  public record Item(String code, @Nullable String answer, boolean confirmed, List<Said> said) {

    @Override
    public String toString() {
      return "Item " + code;
    }
  }

  /**
   * What one part says of an item.
   *
   * @param part               reference of the part
   * @param participant        name of the participant
   * @param value              answer, null when there is only a comment or a mark
   * @param underConsideration in beraad
   * @param comment            the participant's, null when there is none
   */
  public record Said(String part, String participant, @Nullable String value, boolean underConsideration, @Nullable String comment) {

    @Override
    public String toString() {
      return "Said in " + part;
    }
  }

  /**
   * What the parts say.
   *
   * @param items by code
   */
  public record View(List<Item> items) {
  }

  /**
   * A page of coordinated assessments.
   *
   * @param lines newest first
   * @param more  whether there is a next page
   */
  public record Page(List<Summary> lines, boolean more) {

    /** Where the next page begins; empty on the last. */
    public Optional<String> next() {
      return more ? Optional.of(lines.get(lines.size() - 1).reference()) : Optional.empty();
    }
  }

  /**
   * Which page.
   *
   * @param after last reference of the page before, null for the first
   * @param size  lines at most, null for the default
   */
  public record PageQuery(@Nullable ReferenceNumber after, @Nullable Integer size) {

    int limit() {
      return size == null ? PAGE : size;
    }
  }

  private final OwnDrafts own;
  private final TeamStore store;
  private final Suggestions suggestions;
  private final Overview overview;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  Coordinating(OwnDrafts own, TeamStore store, Suggestions suggestions, Overview overview, Drafting drafting, InstrumentChoice instruments,
               RequestDesk requests, AuditTrail audit, BusinessClock business) {
    this.own = own;
    this.store = store;
    this.suggestions = suggestions;
    this.overview = overview;
    this.drafting = drafting;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** The team with its progress (R4.44); the coordinator's alone. */
  public Team team(Admitted<ReferenceNumber> request) {
    return requests.read(request.frame(), () -> {
      Assessment main = own.find(request.command());
      requireCoordinator(main, request.caller());
      audited(AuditAction.TEAM_READ, request, main);
      return overview.of(main);
    });
  }

  /** What the parts say, item by item, while the main assessment is open (R4.45, R3.17, (d) 14). */
  public View suggestions(Admitted<Look> request) {
    return requests.read(request.frame(), () -> {
      Look look = request.command();
      Assessment main = own.coordinated(look.reference(), request.caller());
      Map<Invitation, DraftView> parts = suggestions.parts(main);
      if (look.part() != null && parts.keySet().stream().noneMatch(part -> part.reference().equals(look.part()))) {
        throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no part of this assessment has this reference");
      }
      audited(AuditAction.SUGGESTIONS_READ, request, main);
      return new View(items(main, parts, Optional.ofNullable(look.part())));
    });
  }

  private List<Item> items(Assessment main, Map<Invitation, DraftView> parts, Optional<String> only) {
    DraftContent answered = drafting.view(main.id(), instruments.of(main)).content();
    List<String> unconfirmed = suggestions.unconfirmed(main, parts);
    var said = new TreeMap<String, List<Said>>();
    parts.forEach((part, draft) -> {
      if (only.map(part.reference()::equals).orElse(true)) {
        String name = Optional.ofNullable(store.words(part).participant()).orElse("");
        codes(draft.content()).forEach(code -> said.computeIfAbsent(code, none -> new ArrayList<>())
            .add(said(part, name, draft.content(), code)));
      }
    });
    return said.entrySet().stream().map(item -> new Item(item.getKey(), answered.answers().get(item.getKey()),
        !unconfirmed.contains(item.getKey()), item.getValue())).toList();
  }

  private static TreeSet<String> codes(DraftContent content) {
    var codes = new TreeSet<>(content.answers().items());
    codes.addAll(content.underConsideration());
    codes.addAll(content.comments().keySet());
    return codes;
  }

  private static Said said(Invitation part, String name, DraftContent content, String code) {
    return new Said(part.reference(), name, content.answers().get(code), content.underConsideration().contains(code),
        content.comments().get(code));
  }

  /** Open assessments that the caller coordinates, newest first (R8.09). */
  public Page coordinated(Admitted<PageQuery> request) {
    return requests.read(request.frame(), () -> {
      PageQuery query = request.command();
      Long before = query.after() == null ? null : Long.valueOf(own.find(query.after()).id());
      List<Assessment> found = own.coordinated(request.caller(), before, query.limit() + 1);
      audit.record(RequestDesk.event(AuditAction.ASSESSMENTS_LISTED, request.caller(), request.frame(), Map.of("list", "coordinated")));
      return new Page(found.stream().limit(query.limit()).map(main -> Summary.of(main, business.today())).toList(),
          found.size() > query.limit());
    });
  }

  private static void requireCoordinator(Assessment main, Caller caller) {
    if (!main.isCoordinatedBy(caller)) {
      throw new RefusedException(FaultCode.NOT_COORDINATOR, "somebody else coordinates it, or nobody does");
    }
  }

  private void audited(AuditAction action, Admitted<?> request, Assessment main) {
    audit.record(RequestDesk.event(action, request.caller(), request.frame(), Map.of()).about(main.person(), main.reference().text()));
  }
}
