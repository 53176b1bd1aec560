package org.belraihub.app;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.belraihub.assessment.HandOn;
import org.belraihub.assessment.PendingResults;
import org.belraihub.audit.AuditSealer;
import org.belraihub.delivery.Deliveries;
import org.belraihub.delivery.DeliverySweep;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.federal.ConsentWatch;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.inbound.FederalPull;
import org.belraihub.federal.inbound.HeldArrivals;
import org.belraihub.identity.NumberWatch;
import org.belraihub.indication.IndicationTerms;
import org.belraihub.offline.OfflineWork;
import org.belraihub.organisation.StoredOrganisations;
import org.belraihub.rescoring.RescoringSweep;
import org.belraihub.trust.TrustWatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What the hub does by itself, from the moment it is ready. Each is idempotent and may run on every node at once. */
@Component
class Schedules {

  private static final Logger LOG = LoggerFactory.getLogger(Schedules.class);
  private static final int PENDING = 500;
  private static final Duration A_DAY = Duration.ofDays(1);

  private final Deliveries work;
  private final DeliverySweep deliveries;
  private final AuditSealer sealer;
  private final StoredOrganisations organisations;
  private final PendingResults pending;
  private final HandOn handOn;
  private final RescoringSweep rescoring;
  private final MessageServiceHandler messageService;
  private final IndicationTerms indicationTerms;
  private final HeldArrivals heldArrivals;
  private final OfflineWork offline;
  private final FederalPull pull;
  private final AtomicBoolean pulling = new AtomicBoolean();
  private final ConsentWatch consents;
  private final NumberWatch numbers;
  private final TrustWatch trust;
  private volatile boolean ready;

  Schedules(Deliveries work, DeliverySweep deliveries, AuditSealer sealer, StoredOrganisations organisations, PendingResults pending,
            HandOn handOn, RescoringSweep rescoring, MessageServiceHandler messageService, ConsentWatch consents,
            NumberWatch numbers, TrustWatch trust, IndicationTerms indicationTerms, HeldArrivals heldArrivals, OfflineWork offline,
            FederalPull pull) {
    this.work = work;
    this.deliveries = deliveries;
    this.sealer = sealer;
    this.organisations = organisations;
    this.pending = pending;
    this.handOn = handOn;
    this.rescoring = rescoring;
    this.messageService = messageService;
    this.indicationTerms = indicationTerms;
    this.heldArrivals = heldArrivals;
    this.offline = offline;
    this.pull = pull;
    this.consents = consents;
    this.numbers = numbers;
    this.trust = trust;
  }

  @EventListener(ApplicationReadyEvent.class)
  @Order(0)
  void begin() {
    trust.start();
    messageService.start();
    consents.start();
    numbers.start();
    ready = true;
  }

  @Scheduled(fixedDelayString = "${hub.delivery.sweep-every}")
  void sweepDeliveries() {
    run("delivery sweep", () -> {
      work.takeUpAgain();
      deliveries.sweep();
    });
  }

  @Scheduled(fixedDelayString = "${hub.audit.seal-every}")
  void sealAudit() {
    run("audit seal", sealer::seal);
  }

  @Scheduled(fixedDelayString = "${hub.organisations.refresh-every}")
  void refreshOrganisations() {
    run("organisation refresh", organisations::refresh);
  }

  @Scheduled(fixedDelayString = "${hub.partners.indication.terms-every}")
  void refuseOverdueIndications() {
    run("term of pending indications", indicationTerms::refuseOverdue);
  }

  @Scheduled(fixedDelayString = "${hub.scoring.pending-every}")
  void announcePendingResults() {
    run("pending results", () -> {
      List<Long> found = pending.pending(PENDING);
      if (!found.isEmpty()) {
        handOn.announcePending(found);
      }
    });
  }

  @Scheduled(fixedDelayString = "${hub.scoring.pending-every}")
  void processParkedArrivals() {
    run("processing of what waited for a version", heldArrivals::processParked);
  }

  @Scheduled(fixedDelayString = "${hub.scoring.pending-every}")
  void announceOfflineUploads() {
    run("announcement of offline uploads", offline::announceAgain);
  }

  /** On a thread of its own: a first full synchronisation takes long, and the other duties of this class go on. */
  @Scheduled(fixedDelayString = "${hub.partners.federal-pull-every}", initialDelayString = "${hub.partners.federal-pull-every}")
  void pullFromFederalPlatform() {
    if (pulling.compareAndSet(false, true)) {
      var thread = new Thread(() -> {
        try {
          run("pull from the federal platform", this::pull);
        } finally {
          pulling.set(false);
        }
      }, "federal-pull");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void pull() {
    try {
      pull.pull(A_DAY);
    } catch (FederalSideUnavailableException e) {
      LOG.info("The federal platform does not answer to a pull, which comes again: {}", e.getMessage());
    }
  }

  @Scheduled(fixedDelayString = "${hub.scoring.rescoring.sweep-every}")
  void sweepRescoring() {
    run("rescoring sweep", rescoring::sweep);
  }

  /** A failure (the database restarts, say) ends this run only; the next one tries again. */
  private void run(String what, Runnable task) {
    if (!ready) {
      return;
    }
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.warn("The {} failed and runs again: {}", what, e.toString());
    }
  }
}
