package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.nio.file.Path;

/** Files that parts write for the hub or the operator: owner only, whole or not at all. */
public final class SandboxFiles {

  private SandboxFiles() {
  }

  /** Replaces the file at once. */
  public static void write(Path file, byte[] content) throws IOException {
    OwnerOnly.write(file, content);
  }
}
