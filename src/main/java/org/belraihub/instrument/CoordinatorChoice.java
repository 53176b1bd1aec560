package org.belraihub.instrument;

/** How a multidisciplinary assessment may be led; which choices exist is configuration per instrument ((d) 5). */
public enum CoordinatorChoice {
  WITH_COORDINATOR, WITHOUT_COORDINATOR
}
