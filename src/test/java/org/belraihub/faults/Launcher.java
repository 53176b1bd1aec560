package org.belraihub.faults;

import java.io.IOException;
import java.util.List;

/** Starts a Java program as a recorded process that logs to the stage's directory. */
@FunctionalInterface
interface Launcher {

  /** With a heap like {@code 400m}. */
  Process start(String heap, List<String> arguments) throws IOException;
}
