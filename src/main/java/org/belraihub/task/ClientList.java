package org.belraihub.task;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.belraihub.access.Caller;
import org.belraihub.access.Fact;
import org.belraihub.access.FactDesk;
import org.belraihub.access.Facts;
import org.belraihub.assessment.NewMarks;
import org.belraihub.assessment.NewMarks.Unseen;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.person.NameSource;
import org.belraihub.person.NameSource.PersonName;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.task.ClientStore.Row;
import org.jspecify.annotations.Nullable;

/** The clients of an organisation: those it added and those it assessed (R2.20, R5.17, R5.18, R8.08, (d) 26). */
public class ClientList {

  private static final int PAGE = 20;

  /** A client to add. */
  public record Add(Insz client) {
  }

  /**
   * Which page.
   *
   * @param after where the page before ended; null for the first
   * @param size  lines at most; null for the default
   */
  public record Query(@Nullable String after, @Nullable Integer size) {
  }

  /**
   * A client.
   *
   * @param insz          number
   * @param name          name and birth date; empty when the register does not answer
   * @param deceasedOn    date of death, if known
   * @param relation      whether a relation holds today; empty when no source answered
   * @param newAssessment whether something waits to be looked at
   */
  public record Line(Insz insz, Optional<PersonName> name, Optional<LocalDate> deceasedOn, Optional<Boolean> relation, boolean newAssessment) {
  }

  /**
   * One page.
   *
   * @param lines   clients
   * @param next    where the next page begins; empty on the last
   * @param notices never blocking
   */
  public record Page(List<Line> lines, Optional<String> next, List<NoticeCode> notices) {
  }

  /** What adding a client answers; kept with the request, so without the number. */
  public record Added(long person) {
  }

  private final ClientStore store;
  private final PersonRegister persons;
  private final NewMarks marks;
  private final NameSource names;
  private final FactDesk facts;
  private final RequestDesk requests;
  private final AuditTrail audit;

  ClientList(ClientStore store, PersonRegister persons, NewMarks marks, NameSource names, FactDesk facts, RequestDesk requests, AuditTrail audit) {
    this.store = store;
    this.persons = persons;
    this.marks = marks;
    this.names = names;
    this.facts = facts;
    this.requests = requests;
    this.audit = audit;
  }

  /** Adds a client, once per request id; makes no care relation (R2.20). */
  public Page add(Admitted<Add> request) {
    Caller caller = request.caller();
    long person = requests.change(caller, request.frame(), "AddClient", Added.class, () -> {
      long added = persons.findOrCreate(request.command().client());
      store.add(caller, added);
      audit.record(RequestDesk.event(AuditAction.CLIENT_ADDED, caller, request.frame(), Map.of()).about(added, null));
      return new Added(added);
    }).answer().person();
    return page(caller, store.one(person), Optional.empty());
  }

  /** Internal ids of the clients of an organisation with a greater id than {@code person}, in their order. */
  public List<Long> after(String organisation, long person, int size) {
    return store.page(organisation, person, size).stream().map(Row::person).toList();
  }

  /** One page of the clients. */
  public Page list(Admitted<Query> request) {
    int size = request.command().size() == null ? PAGE : request.command().size();
    List<Row> rows = requests.read(request.frame(), () -> {
      audit.record(RequestDesk.event(AuditAction.CLIENTS_LISTED, request.caller(), request.frame(), Map.of()));
      return store.page(request.caller().hco(), after(request.command().after()), size + 1);
    });
    List<Row> shown = rows.subList(0, Math.min(size, rows.size()));
    Optional<String> next = rows.size() > size ? Optional.of(String.valueOf(shown.get(size - 1).person())) : Optional.empty();
    return page(request.caller(), shown, next);
  }

  /** The sources are asked outside any transaction; once one does not answer, it is not asked about the rest of the page. */
  private Page page(Caller caller, List<Row> rows, Optional<String> next) {
    Map<Long, Unseen> unseen = marks.unseen(caller, rows.stream().map(Row::person).toList());
    Set<NoticeCode> notices = new LinkedHashSet<>();
    List<Line> lines = new ArrayList<>();
    boolean answering = true;
    Map<Long, Insz> numbers = persons.inszOf(rows.stream().map(Row::person).collect(Collectors.toSet()));
    Map<Insz, PersonName> known = names.names(numbers.values());
    for (Row row : rows) {
      Insz insz = numbers.get(row.person());
      Facts told = answering ? facts.forNotices(insz, caller) : new Facts(caller.standing(), new Fact.Unavailable("not asked any more"), new Fact.NotAsked());
      if (told.relation() instanceof Fact.Unavailable) {
        answering = false;
        notices.add(NoticeCode.N_SOURCE_UNAVAILABLE);
      }
      boolean isNew = isNew(unseen.get(row.person()), told);
      if (isNew) {
        notices.add(NoticeCode.N_NEW_ASSESSMENT);
      }
      lines.add(new Line(insz, Optional.ofNullable(known.get(insz)), Optional.ofNullable(row.deceasedOn()), relation(told.relation()), isNew));
    }
    return new Page(lines, next, List.copyOf(notices));
  }

  /** Only where a relation holds; of other organisations only with consent (R5.17). */
  private static boolean isNew(@Nullable Unseen unseen, Facts known) {
    return unseen != null && known.relation().holds() && (unseen.own() || unseen.others() && known.consent().holds());
  }

  private static Optional<Boolean> relation(Fact fact) {
    return fact instanceof Fact.Known known ? Optional.of(known.holds()) : Optional.empty();
  }

  private static long after(@Nullable String key) {
    try {
      return key == null ? 0 : Long.parseLong(key);
    } catch (NumberFormatException e) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "not a page key of the hub", List.of("after"), e);
    }
  }
}
