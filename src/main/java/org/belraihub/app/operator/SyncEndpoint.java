package org.belraihub.app.operator;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

import org.belraihub.delivery.Backlog;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.LegName;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.inbound.FederalPull;
import org.belraihub.federal.inbound.HeldArrivals;
import org.belraihub.federal.inbound.HeldBack;
import org.belraihub.federal.inbound.Reconciliation;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** The synchronisation with the federal platform: how far it is, what waits for a decision, whether both sides hold the same. */
@Component
@Endpoint(id = "sync")
public class SyncEndpoint {

  private static final int PAGE = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /**
   * How far it is.
   *
   * @param out            copies and messages to the federal platform
   * @param conflicts      messages that wait for an operator's decision
   * @param parkedVersions messages that wait for the definition of an instrument version
   * @param pulled         how far the messages of the federal platform were pulled, null: never
   */
  public record Status(Backlog out, long conflicts, long parkedVersions, @Nullable String pulled) {
  }

  /**
   * What came of something.
   *
   * @param done     false when it was not possible
   * @param messages messages that were pulled
   * @param refused  of these, those that were refused or are in conflict
   */
  public record Done(boolean done, long messages, long refused) {
  }

  private final HeldArrivals held;
  private final FederalPull pull;
  private final HeldBack heldBack;
  private final Reconciliation reconciliation;
  private final DeliveryDesk deliveries;

  SyncEndpoint(HeldArrivals held, FederalPull pull, HeldBack heldBack, Reconciliation reconciliation, DeliveryDesk deliveries) {
    this.deliveries = deliveries;
    this.held = held;
    this.pull = pull;
    this.heldBack = heldBack;
    this.reconciliation = reconciliation;
  }

  /** How far it is. */
  @ReadOperation
  public Status status() {
    return new Status(deliveries.backlog(LegName.FEDERAL), heldBack.count(HeldBack.Reason.CONFLICT), heldBack.count(HeldBack.Reason.VERSION), pull.cursor().orElse(null));
  }

  /** What waits: {@code conflicts} or {@code versions}. */
  @ReadOperation
  public List<HeldBack.Held> waiting(@Selector String what, @Nullable Long after) {
    return heldBack.waiting(reason(what), after == null ? 0 : after, PAGE);
  }

  private static HeldBack.Reason reason(String what) {
    return switch (what) {
      case "conflicts" -> HeldBack.Reason.CONFLICT;
      case "versions" -> HeldBack.Reason.VERSION;
      default -> throw new IllegalArgumentException("conflicts or versions");
    };
  }

  /** Compares both sides for some days. */
  @WriteOperation
  public Reconciliation.Report reconcile(String from, String to) throws FederalSideUnavailableException {
    return reconciliation.compare(LocalDate.parse(from), LocalDate.parse(to));
  }

  /**
   * Pulls what was missed ({@code pull}), for as long as an operator waits; gives the legs another rate ({@code rate}); or decides on a
   * conflict, by its number.
   */
  @WriteOperation
  public Done act(@Selector String what, @Nullable String decision, @Nullable Integer perSecond, String operator)
      throws FederalSideUnavailableException {
    if (what.equals("pull")) {
      FederalPull.Report report = pull.pull(PATIENCE);
      return new Done(report.begun(), report.messages(), report.refused());
    }
    if (what.equals("rate")) {
      deliveries.drainAt(LegName.FEDERAL, Objects.requireNonNull(perSecond, "perSecond"), operator);
      return new Done(true, 0, 0);
    }
    if (decision == null) {
      throw new IllegalArgumentException("a decision is KEEP_FIRST or TAKE_SECOND");
    }
    var decided = HeldArrivals.Decision.valueOf(decision.toUpperCase(Locale.ROOT));
    return new Done(held.decide(Long.parseLong(what), decided, operator), 0, 0);
  }
}
