package org.belraihub.delivery;

/** The ways out of the hub, each with its queue of work. */
public enum LegName {
  /** A billed indication to the care fund of the reference date. */
  INDICATION("belrai.delivery.indication"),
  /** The copy of a closed assessment to the federal database. */
  FEDERAL("belrai.delivery.federal");

  private final String queue;

  LegName(String queue) {
    this.queue = queue;
  }

  /** The queue that carries the ids of due deliveries. */
  public String queue() {
    return queue;
  }
}
