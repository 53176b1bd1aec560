package org.belraihub.bench;

import java.io.IOException;
import java.net.URI;

/** A process that answers submissions. */
interface Target {

  /** Short name for the table. */
  String name();

  /** Where it takes messages. */
  URI address();

  /** Its processor time so far. */
  double cpuMillis();

  /** Processor time of its PostgreSQL so far. */
  double storeMillis() throws IOException;
}
