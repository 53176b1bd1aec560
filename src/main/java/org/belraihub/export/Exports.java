package org.belraihub.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** Takes orders for exports, tells how far they are, and hands their files out (T16, R8.10). */
public class Exports {

  /** Of one organisation, in state REQUESTED (R9.07). */
  private static final int MOST_OPEN = 5;
  private static final int PAGE = 50;

  /** An export to be made. */
  public record Ask(Report report) {
  }

  /** Which export of the own organisation. */
  public record Which(long export) {
  }

  /**
   * Which page of the own exports.
   *
   * @param before only older ones; null for the first page
   * @param size   lines at most; null for the default
   */
  public record Query(@Nullable Long before, @Nullable Integer size) {
  }

  /**
   * One page, newest first.
   *
   * @param lines exports
   * @param next  where the next page begins; empty on the last
   */
  public record Page(List<Export> lines, Optional<Long> next) {
  }

  /**
   * Which piece of which file.
   *
   * @param export its number
   * @param after  number of the piece before; null for the first
   */
  public record PartQuery(long export, @Nullable Integer after) {
  }

  /**
   * A piece of a file.
   *
   * @param number  from 1
   * @param content bytes
   * @param last    whether the file ends with it
   */
  public record Part(int number, byte[] content, boolean last) {
  }

  private final ExportStore store;
  private final Set<String> directSoftware;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;
  private final SystemClock clock;
  private final Duration giveUpAfter;

  Exports(ExportStore store, Set<String> directSoftware, RequestDesk requests, AuditTrail audit, BusinessClock business, SystemClock clock,
          Duration giveUpAfter) {
    this.store = store;
    this.directSoftware = Set.copyOf(directSoftware);
    this.requests = requests;
    this.audit = audit;
    this.business = business;
    this.clock = clock;
    this.giveUpAfter = giveUpAfter;
  }

  /** Takes an order, once per request id; EXPORT_QUOTA while five of the organisation wait to be made. */
  public Export request(Admitted<Ask> request) {
    Caller caller = request.caller();
    Report report = request.command().report();
    AccessPolicy.reports(caller);
    if (report.forCoupled()) {
      AccessPolicy.coupled(caller, directSoftware);
    }
    return requests.change(caller, request.frame(), "RequestExport", Export.class, () -> {
      store.takeTurn(caller.hco());
      if (store.open(caller.hco()) >= MOST_OPEN) {
        throw new RefusedException(FaultCode.EXPORT_QUOTA, MOST_OPEN + " exports of the organisation wait to be made");
      }
      Instant now = clock.now();
      long id = store.add(caller, report, request.frame().requestId(), business.now(), now, now.plus(giveUpAfter));
      audited(AuditAction.EXPORT_REQUESTED, request, id);
      return found(caller, id);
    }).answer();
  }

  /** How far an export is. */
  public Export get(Admitted<Which> request) {
    AccessPolicy.reports(request.caller());
    return requests.read(request.frame(), () -> found(request.caller(), request.command().export()));
  }

  /** The exports of the organisation. */
  public Page list(Admitted<Query> request) {
    AccessPolicy.reports(request.caller());
    Query query = request.command();
    int size = query.size() == null ? PAGE : query.size();
    return requests.read(request.frame(), () -> {
      List<Export> found = store.page(request.caller().hco(), query.before(), size + 1);
      List<Export> lines = found.stream().limit(size).map(export -> export.at(business.now())).toList();
      return new Page(lines, found.size() > size ? Optional.of(lines.get(size - 1).id()) : Optional.empty());
    });
  }

  /**
   * One piece of the file.
   *
   * @throws RefusedException EXPORT_LAPSED after its week, TEMPORARILY_UNAVAILABLE before it is there, UNKNOWN_REFERENCE when there is no
   *                          such export, file or piece
   */
  public Part download(Admitted<PartQuery> request) {
    AccessPolicy.reports(request.caller());
    return requests.read(request.frame(), () -> {
      PartQuery query = request.command();
      Export export = found(request.caller(), query.export());
      switch (export.state()) {
        case LAPSED -> throw new RefusedException(FaultCode.EXPORT_LAPSED, "its week ended at " + export.lapsesAt());
        case REQUESTED -> throw new RefusedException(FaultCode.TEMPORARILY_UNAVAILABLE, "it is still being made");
        case FAILED -> throw new RefusedException(FaultCode.UNKNOWN_REFERENCE, "it failed, so there is no file");
        case SUCCESSFUL -> { }
      }
      int number = query.after() == null ? 1 : query.after() + 1;
      byte[] content = store.part(export.id(), number).orElseThrow(() ->
          new RefusedException(FaultCode.UNKNOWN_REFERENCE, "the file has " + export.parts() + " parts", List.of("after")));
      if (number == 1) {
        audited(AuditAction.EXPORT_DOWNLOADED, request, export.id());
      }
      return new Part(number, content, number == export.parts());
    });
  }

  private Export found(Caller caller, long id) {
    return store.find(caller.hco(), id).map(export -> export.at(business.now())).orElseThrow(() ->
        new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no export of this organisation has this number", List.of("export")));
  }

  private void audited(AuditAction action, Admitted<?> request, long export) {
    audit.record(RequestDesk.event(action, request.caller(), request.frame(), Map.of("export", Long.toString(export))));
  }
}
