package org.belraihub.app.operator;

import java.util.List;
import java.util.Optional;

import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryAttempt;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.DeliveryState;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** What waits, is held or parked, and the operator's decisions about it. */
@Component
@Endpoint(id = "deliveries")
public class DeliveriesEndpoint {

  private static final int PAGE = 100;

  /**
   * A page.
   *
   * @param deliveries by id
   * @param more       whether there is a next page, after the last id
   */
  public record Page(List<Delivery> deliveries, boolean more) {
  }

  /**
   * One delivery.
   *
   * @param delivery its row
   * @param attempts what was tried, oldest first
   */
  public record Details(Delivery delivery, List<DeliveryAttempt> attempts) {
  }

  /**
   * Whether a decision was carried out.
   *
   * @param id   delivery
   * @param done false when it is not in a state that allows it
   */
  public record Decision(long id, boolean done) {
  }

  private final DeliveryDesk desk;

  DeliveriesEndpoint(DeliveryDesk desk) {
    this.desk = desk;
  }

  /** Deliveries in one state ({@code PARKED} when none is given), by id. */
  @ReadOperation
  public Page list(@Nullable String state, @Nullable Long after) {
    DeliveryState asked = state == null ? DeliveryState.PARKED : DeliveryState.valueOf(state);
    List<Delivery> found = desk.inState(asked, after == null ? 0 : after, PAGE + 1);
    return new Page(found.stream().limit(PAGE).toList(), found.size() > PAGE);
  }

  /** One delivery with its attempts; nothing when there is none. */
  @ReadOperation
  public @Nullable Details show(@Selector long id) {
    Optional<Delivery> delivery = desk.find(id);
    return delivery.map(found -> new Details(found, desk.attempts(id))).orElse(null);
  }

  /** Replays or discards. */
  @WriteOperation
  public Decision decide(@Selector long id, String action, String operator) {
    return new Decision(id, switch (action) {
      case "replay" -> desk.replay(id, operator);
      case "discard" -> desk.discard(id, operator);
      default -> throw new IllegalArgumentException("action is replay or discard");
    });
  }
}
