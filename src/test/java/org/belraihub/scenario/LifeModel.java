package org.belraihub.scenario;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What is to come of each command, told a second time and as simply as possible: plain lists and ifs instead of a state machine, entities
 * and locks. Knows one free item per instrument whose value no rule looks at.
 */
final class LifeModel {

  enum Kind { SCREENER, ALONE, COORDINATED }

  /** Somebody of an organisation. */
  record Person(String name, String organisation, boolean mayCreate, boolean mayHandOver) {
  }

  static final class Part {
    String reference = "";
    String organisation = "";
    Person participant;
    boolean declined;
    boolean finished;
    LocalDate last = LocalDate.EPOCH;
    LocalDate removedOn;
    int version;
    String value;
  }

  static final class Life {
    final Kind kind;
    final String module;
    final Set<String> asked;
    final String item;
    String reference = "";
    String owner = "";
    Person coordinator;
    LocalDate start = LocalDate.EPOCH;
    LocalDate last = LocalDate.EPOCH;
    LocalDate closedOn;
    boolean deleted;
    final Map<String, String> answers = new TreeMap<>();
    final Map<String, Integer> versions = new HashMap<>();
    final Map<String, Person> assigned = new TreeMap<>();
    final Map<String, Person> leases = new HashMap<>();
    final Map<String, String> confirmed = new HashMap<>();
    final List<Part> parts = new ArrayList<>();

    Life(Kind kind, String module, String item, Set<String> asked) {
      this.kind = kind;
      this.module = module;
      this.item = item;
      this.asked = asked;
    }
  }

  LocalDate today = LocalDate.EPOCH;

  String state(Life life) {
    if (life.deleted) {
      return "DELETED";
    }
    if (life.closedOn != null) {
      return "CLOSED";
    }
    if (today.isAfter(life.last.plusDays(30))) {
      return "ERASED";
    }
    if (today.isAfter(life.last)) {
      return "EXPIRED";
    }
    return today.isBefore(life.start) ? "PLANNED" : "DRAFT";
  }

  private boolean gone(Life life) {
    return state(life).equals("DELETED") || state(life).equals("ERASED");
  }

  private boolean open(Life life) {
    return state(life).equals("PLANNED") || state(life).equals("DRAFT");
  }

  private Optional<String> notNow(Life life, boolean beforeStart) {
    return switch (state(life)) {
      case "CLOSED" -> Optional.of("ASSESSMENT_CLOSED");
      case "EXPIRED" -> Optional.of("ASSESSMENT_EXPIRED");
      case "PLANNED" -> beforeStart ? Optional.empty() : Optional.of("NOT_STARTED_YET");
      default -> Optional.empty();
    };
  }

  private Optional<String> ownOnly(Life life, Person who) {
    if (!who.mayCreate()) {
      return Optional.of("ROLE_NOT_ALLOWED");
    }
    if (gone(life)) {
      return Optional.of("UNKNOWN_REFERENCE");
    }
    return life.owner.equals(who.organisation()) ? Optional.empty() : Optional.of("DRAFT_NOT_SHAREABLE");
  }

  private static boolean leasedByOther(Life life, Person who, Set<String> modules) {
    return life.leases.entrySet().stream().anyMatch(lease -> lease.getValue() != who
        && (life.kind == Kind.SCREENER || modules.contains(lease.getKey())));
  }

  String save(Life life, Person who, Set<String> modules, boolean stale) {
    Optional<String> refusal = ownOnly(life, who).or(() -> notNow(life, false));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (life.kind == Kind.ALONE) {
      if (modules.stream().anyMatch(module -> life.assigned.get(module) != who)) {
        return "MODULE_NOT_ASSIGNED";
      }
    } else if (leasedByOther(life, who, modules)) {
      return "DRAFT_LOCKED";
    }
    return stale ? "DRAFT_LOCKED" : "OK";
  }

  void saved(Life life, Person who, Set<String> modules, boolean keepLease) {
    modules.forEach(module -> life.versions.merge(module, 1, Integer::sum));
    if (life.kind == Kind.ALONE) {
      return;
    }
    if (keepLease) {
      modules.forEach(module -> life.leases.put(module, who));
    } else if (life.kind == Kind.SCREENER) {
      life.leases.clear();
    } else {
      life.leases.keySet().removeAll(modules);
    }
  }

  String submit(Life life, Person who) {
    if (!who.mayCreate()) {
      return "ROLE_NOT_ALLOWED";
    }
    if (gone(life)) {
      return "UNKNOWN_REFERENCE";
    }
    if (life.kind == Kind.COORDINATED && open(life) && life.coordinator != who) {
      return "NOT_COORDINATOR";
    }
    Optional<String> refusal = ownOnly(life, who).or(() -> notNow(life, false));
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (life.parts.stream().anyMatch(part -> part.value != null && !part.value.equals(life.confirmed.get(part.reference)))) {
      return "ANSWERS_NOT_CONFIRMED";
    }
    if (!life.assigned.isEmpty()) {
      return "MODULES_STILL_ASSIGNED";
    }
    return life.answers.keySet().containsAll(life.asked) ? "OK" : "INCOMPLETE";
  }

  String delete(Life life, Person who) {
    Optional<String> refusal = ownOnly(life, who);
    if (refusal.isPresent()) {
      return refusal.get().equals("UNKNOWN_REFERENCE") ? refusal.get() : "DELETE_REFUSED";
    }
    if (open(life) && life.kind != Kind.SCREENER) {
      return "DELETE_REFUSED";
    }
    return notNow(life, false).orElse(leasedByOther(life, who, Set.of()) ? "DRAFT_LOCKED" : "OK");
  }

  String assign(Life life, Person who, String module) {
    return ownOnly(life, who).or(() -> notNow(life, true)).orElseGet(() -> life.kind != Kind.ALONE ? "MODULE_NOT_ASSIGNED"
        : life.assigned.getOrDefault(module, who) == who ? "OK" : "MODULES_STILL_ASSIGNED");
  }

  String release(Life life, Person who, String module) {
    return ownOnly(life, who).or(() -> notNow(life, true)).orElseGet(() ->
        life.kind == Kind.ALONE && life.assigned.get(module) == who ? "OK" : "MODULE_NOT_ASSIGNED");
  }

  String releaseAll(Life life, Person who) {
    return ownOnly(life, who).or(() -> notNow(life, true)).orElse(life.kind == Kind.ALONE ? "OK" : "MODULE_NOT_ASSIGNED");
  }

  String read(Life life, Person who, boolean relation, boolean consent) {
    if (gone(life)) {
      return "UNKNOWN_REFERENCE";
    }
    boolean own = life.owner.equals(who.organisation());
    if (life.closedOn == null) {
      return own ? "OK" : "DRAFT_NOT_SHAREABLE";
    }
    if (!relation) {
      return "NO_CARE_RELATION";
    }
    return own || consent ? "OK" : "NO_CONSENT";
  }

  private Optional<String> coordinatorOnly(Life life, Person who, boolean beforeStart) {
    if (gone(life)) {
      return Optional.of("UNKNOWN_REFERENCE");
    }
    return life.kind != Kind.COORDINATED || life.coordinator != who ? Optional.of("NOT_COORDINATOR") : notNow(life, beforeStart);
  }

  String invite(Life life, Person who, boolean relation, boolean consent) {
    return coordinatorOnly(life, who, true).orElse(!relation ? "NO_CARE_RELATION" : !consent ? "NO_CONSENT" : "OK");
  }

  String confirm(Life life, Person who, Part part) {
    if (!who.mayCreate()) {
      return "ROLE_NOT_ALLOWED";
    }
    return coordinatorOnly(life, who, false).orElseGet(() -> part.participant == null ? "UNKNOWN_REFERENCE"
        : part.value != null && !part.value.equals(life.answers.get(life.item)) && leasedByOther(life, who, Set.of(life.module))
            ? "DRAFT_LOCKED" : "OK");
  }

  String handOver(Life life, Person who, Person to) {
    if (gone(life)) {
      return "UNKNOWN_REFERENCE";
    }
    boolean colleague = life.owner.equals(who.organisation()) && who.mayHandOver();
    boolean may = life.kind == Kind.COORDINATED && (life.coordinator == who || colleague);
    boolean entitled = to.mayCreate() && (to.organisation().equals(life.owner)
        || life.parts.stream().anyMatch(part -> part.participant == to));
    return may && entitled ? notNow(life, true).orElse("OK") : "TRANSFER_REFUSED";
  }

  private String invitation(Life life, Part part) {
    if (part.declined) {
      return "DECLINED";
    }
    if (part.participant == null && (life.closedOn == null || life.closedOn.isAfter(part.last))) {
      return today.isAfter(part.last.plusDays(30)) ? "REMOVED" : today.isAfter(part.last) ? "EXPIRED" : "PENDING";
    }
    if (life.closedOn != null) {
      return today.isAfter(life.closedOn.plusDays(30)) ? "REMOVED" : "GREYED";
    }
    return "ACCEPTED";
  }

  private Optional<String> ownInvitation(Life life, Part part, Person who) {
    String state = invitation(life, part);
    boolean listed = !state.equals("DECLINED") && !state.equals("REMOVED") || part.finished && life.closedOn != null;
    return who.organisation().equals(part.organisation) && !gone(life) && listed ? Optional.empty() : Optional.of("UNKNOWN_REFERENCE");
  }

  String accept(Life life, Part part, Person who, boolean relation) {
    if (!who.mayCreate()) {
      return "ROLE_NOT_ALLOWED";
    }
    if (!relation) {
      return "NO_CARE_RELATION";
    }
    return ownInvitation(life, part, who).orElseGet(() -> answerable(invitation(life, part)));
  }

  String decline(Life life, Part part, Person who) {
    return !who.mayCreate() ? "ROLE_NOT_ALLOWED" : ownInvitation(life, part, who).orElseGet(() -> answerable(invitation(life, part)));
  }

  private static String answerable(String state) {
    return switch (state) {
      case "PENDING" -> "OK";
      case "EXPIRED" -> "INVITATION_EXPIRED";
      case "ACCEPTED" -> "DRAFT_LOCKED";
      case "GREYED" -> "ASSESSMENT_CLOSED";
      default -> "UNKNOWN_REFERENCE";
    };
  }

  String work(Life life, Part part, Person who, boolean stale) {
    if (!who.mayCreate()) {
      return "ROLE_NOT_ALLOWED";
    }
    Optional<String> refusal = ownInvitation(life, part, who);
    if (refusal.isPresent()) {
      return refusal.get();
    }
    if (part.participant == null) {
      return "UNKNOWN_REFERENCE";
    }
    if (life.closedOn != null || part.finished) {
      return "ASSESSMENT_CLOSED";
    }
    if (today.isAfter(part.last)) {
      return "ASSESSMENT_EXPIRED";
    }
    if (today.isBefore(life.start)) {
      return "NOT_STARTED_YET";
    }
    return stale ? "DRAFT_LOCKED" : "OK";
  }
}
