package org.belraihub.app.command;

import java.nio.file.FileSystemException;

import picocli.CommandLine;

/** One sentence instead of a stack trace, and an exit code that scripts can rely on. */
public final class ExitCodes implements CommandLine.IExecutionExceptionHandler {

  private static final int FAILED = 1;
  private static final int NOT_RUNNING = 3;

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    command.getErr().println(failure instanceof FileSystemException file ? "cannot read " + file.getFile() : failure.getMessage());
    return failure instanceof RunningHub.NotRunningException ? NOT_RUNNING : FAILED;
  }
}
