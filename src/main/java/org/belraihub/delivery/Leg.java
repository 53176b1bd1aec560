package org.belraihub.delivery;

/** A way out: finds the partner, renders once, sends. Called by one thread at a time per lane, outside any transaction. */
public interface Leg {

  /** Where a delivery goes. */
  sealed interface Route {

    /**
     * To this partner.
     *
     * @param partner name of the partner, which names its circuit too
     * @param sending what is left to do, with what was learned on the way here
     */
    record To(String partner, Sending sending) implements Route {
    }

    /**
     * Not now.
     *
     * @param outcome held, or a source that did not answer
     */
    record NotNow(AttemptOutcome outcome) implements Route {
    }
  }

  /** Tries to deliver. Never throws for what a partner or a source does; a {@link RuntimeException} is a defect and counts as a failed attempt. */
  @FunctionalInterface
  interface Sending {

    /** One attempt. */
    AttemptOutcome attempt();
  }

  /** Which one. */
  LegName name();

  /** Asks the conditions anew and finds the partner. */
  Route route(Delivery delivery);
}
