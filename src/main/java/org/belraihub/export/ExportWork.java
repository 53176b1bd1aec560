package org.belraihub.export;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.CallerGate;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.export.ExportStore.Order;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.store.DatabaseFailure;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.belraihub.trace.Causes;
import org.belraihub.trace.Correlation;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Makes exports, some clients at a time: the sources are asked outside any transaction, then lines, audit and the place to go on from are
 * stored together. Whoever dies leaves an export that the next one goes on with; of two who work on the same one, the second to store
 * stores nothing. While a source is silent the export waits, until it is given up.
 */
public class ExportWork {

  /** Carries numbers of exports that are to be made. */
  public static final String QUEUE = "belrai.export";

  private static final Logger LOG = LoggerFactory.getLogger(ExportWork.class);
  /** Characters after which a piece is stored; the lines of one client are not parted, so it may be more. */
  private static final int PIECE = 128 * 1024;

  private final ExportStore store;
  private final ExportClients clients;
  private final CallerGate gate;
  private final OrganisationDirectory organisations;
  private final DeliveryAnnouncer announcer;
  private final AuditTrail audit;
  private final TransactionOperations transaction;
  private final BusinessClock business;
  private final SystemClock clock;
  private final Duration tryAgain;

  ExportWork(ExportStore store, ExportClients clients, CallerGate gate, OrganisationDirectory organisations, DeliveryAnnouncer announcer,
             AuditTrail audit, TransactionOperations transaction, BusinessClock business, SystemClock clock, Duration tryAgain) {
    this.store = store;
    this.clients = clients;
    this.gate = gate;
    this.organisations = organisations;
    this.announcer = announcer;
    this.audit = audit;
    this.transaction = transaction;
    this.business = business;
    this.clock = clock;
    this.tryAgain = tryAgain;
  }

  /** Announces a fresh one. */
  public Export announce(Export export) {
    announcer.announce(QUEUE, List.of(export.id()));
    return export;
  }

  /** Announces exports on which nobody has worked lately, and erases files whose week is over. */
  public void sweep() {
    Instant now = clock.now();
    announcer.announce(QUEUE, transaction.execute(status -> store.toAnnounce(now, now.minus(tryAgain))));
    List<Long> lapsed;
    do {
      lapsed = transaction.execute(status -> {
        List<Long> over = store.lapse(business.now());
        over.forEach(id -> audit.record(AuditEvent.ofHub(AuditAction.EXPORT_LAPSED, "export-" + id, Map.of("export", id.toString()))));
        return over;
      });
    } while (!lapsed.isEmpty());
  }

  /** How many exports of all organisations are to be made. */
  public long waiting() {
    return store.open();
  }

  /** Makes what is left of an export. */
  public void work(long id) {
    try (var correlation = Correlation.of("export-" + id)) {
      boolean more = true;
      while (more) {
        Optional<Order> order = transaction.execute(status -> store.order(id));
        more = order.isPresent() && step(order.get());
      }
    }
  }

  private boolean step(Order order) {
    try {
      return make(order);
    } catch (RefusedException e) {
      if (e.code() != FaultCode.TEMPORARILY_UNAVAILABLE || clock.now().isAfter(order.giveUpAt())) {
        fail(order, e.code(), e.reason());
      } else {
        LOG.info("An export waits: {}", e.reason());
      }
      return false;
    } catch (RuntimeException e) {
      if (DatabaseFailure.caused(e)) {
        throw e;
      }
      LOG.error("An export failed by a defect: {}", Causes.describe(e));
      fail(order, FaultCode.TEMPORARILY_UNAVAILABLE, "a defect, which the log tells");
      return false;
    }
  }

  /** Whether there is more to do. */
  private boolean make(Order order) {
    Caller caller = admitted(order);
    Optional<ExportClients.Batch> batch = clients.next(order, caller);
    return transaction.execute(status -> {
      if (!store.lock(order)) {
        return false;
      }
      var file = new ExportFile();
      if (order.parts() == 0) {
        file.head();
      }
      long doneTo = batch.isPresent() ? clients.write(batch.get(), order, caller, file, PIECE) : order.doneTo();
      store.advance(order, file.bytes(), doneTo, clock.now());
      if (batch.isEmpty()) {
        Instant now = business.now();
        store.succeeded(order.id(), now, Export.lastMoment(now));
        audit.record(AuditEvent.ofHub(AuditAction.EXPORT_MADE, order.frame().correlation(), Map.of("export", Long.toString(order.id()))));
      }
      return batch.isPresent();
    });
  }

  /** Who asked is asked about anew: whoever has left or lost the role gets no file any more. */
  private Caller admitted(Order order) {
    Organisation organisation = organisations.byHco(order.claims().organisation()).orElseThrow(() ->
        new RefusedException(FaultCode.CERTIFICATE_REJECTED, "the organisation was withdrawn"));
    Caller caller = gate.admit(organisation, order.claims());
    AccessPolicy.reports(caller);
    return caller;
  }

  private void fail(Order order, FaultCode code, String why) {
    transaction.executeWithoutResult(status -> {
      if (store.failed(order.id(), code.name(), business.now())) {
        audit.record(AuditEvent.ofHub(AuditAction.EXPORT_MADE, order.frame().correlation(),
            Map.of("export", Long.toString(order.id()), "reason", why)).coded(AuditEvent.Outcome.REFUSED, code.name()));
      }
    });
  }
}
