package org.belraihub.task;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.NoticeCode;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** Tasks (taken): the open drafts of an organisation, for everybody who works there (T4, R8.01 to R8.03). */
public class TaskList {

  private static final int PAGE = 50;
  private static final int URGENT_DAYS = 2;

  /**
   * Which tasks; what is null does not filter (R8.02).
   *
   * @param client    of this client
   * @param provider  started or coordinated by this provider
   * @param reference with this reference number
   * @param startDate that start on this day
   * @param after     where the page before ended
   * @param size      lines at most
   */
  public record Query(@Nullable Insz client, @Nullable Insz provider, @Nullable String reference, @Nullable LocalDate startDate,
                      @Nullable String after, @Nullable Integer size) {
  }

  /**
   * A task.
   *
   * @param row         the draft
   * @param client      its client
   * @param coordinator whether the acting user coordinates it
   * @param planned     whether its start date lies ahead
   * @param urgent      whether at most two days remain (R4.17)
   */
  public record Line(OpenDraft row, Insz client, boolean coordinator, boolean planned, boolean urgent) {
  }

  /**
   * One page, soonest expiry first.
   *
   * @param lines   tasks
   * @param next    where the next page begins; empty on the last
   * @param notices N_URGENT_TASKS when any task of the organisation is urgent, on whatever page (R8.03)
   */
  public record Page(List<Line> lines, Optional<String> next, List<NoticeCode> notices) {
  }

  private final TaskStore store;
  private final PersonRegister persons;
  private final ProviderRegister providers;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  TaskList(TaskStore store, PersonRegister persons, ProviderRegister providers, RequestDesk requests, AuditTrail audit,
           BusinessClock business) {
    this.store = store;
    this.persons = persons;
    this.providers = providers;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /** One page of the tasks. */
  public Page list(Admitted<Query> request) {
    Query query = request.command();
    LocalDate today = business.today();
    int size = query.size() == null ? PAGE : query.size();
    PageKey after = PageKey.of(query.after());
    return requests.read(request.frame(), () -> {
      audit.record(RequestDesk.event(AuditAction.TASKS_LISTED, request.caller(), request.frame(), Map.of()));
      List<OpenDraft> rows = find(request, query, today, after, size + 1);
      List<Line> lines = rows.stream().limit(size).map(row -> new Line(row, persons.inszOf(row.person()),
          row.coordinator() == request.caller().provider(), row.startDate().isAfter(today), urgent(row.expiryDate(), today))).toList();
      Optional<String> next = rows.size() > size ? Optional.of(PageKey.after(rows.get(size - 1)).text()) : Optional.empty();
      boolean anyUrgent = store.anyExpiring(request.caller().hco(), today, today.plusDays(URGENT_DAYS));
      return new Page(lines, next, anyUrgent ? List.of(NoticeCode.N_URGENT_TASKS) : List.of());
    });
  }

  /** A client or provider whom nobody knows has no tasks. */
  private List<OpenDraft> find(Admitted<Query> request, Query query, LocalDate today, PageKey after, int limit) {
    Optional<Long> client = query.client() == null ? Optional.empty() : persons.find(query.client());
    Optional<Long> provider = query.provider() == null ? Optional.empty() : providers.find(query.provider());
    if (query.client() != null && client.isEmpty() || query.provider() != null && provider.isEmpty()) {
      return List.of();
    }
    return store.page(request.caller().hco(), today, client, provider, query.reference(), query.startDate(), after, limit);
  }

  private static boolean urgent(LocalDate expiry, LocalDate today) {
    return !expiry.isAfter(today.plusDays(URGENT_DAYS));
  }
}
