package org.belraihub.app;

import org.belraihub.instrument.DefinitionException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** What stops a start is told as a list of what to correct and where, not as the path that an exception took. */
public final class RefusedStart implements FailureAnalyzer {

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DefinitionException) {
        return new FailureAnalysis(cause.getMessage(), "Correct these definitions (setting hub.definitions) and start again; "
            + "`instruments --config=FOLDER` checks them without a start.", cause);
      }
      if (cause instanceof ConfigurationRefusedException) {
        return new FailureAnalysis(cause.getMessage(), "Correct these settings and start again; config/application.yaml explains each.", cause);
      }
    }
    return null;
  }
}
