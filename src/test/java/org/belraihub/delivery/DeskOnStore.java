package org.belraihub.delivery;

import org.belraihub.testing.HubStore;

/** The desk of deliveries for tests of those who write some. */
public final class DeskOnStore {

  private DeskOnStore() {
  }

  /** On this database; announces nothing. */
  public static DeliveryDesk of(HubStore store) {
    return new DeliveryNode(store, "desk").desk;
  }
}
