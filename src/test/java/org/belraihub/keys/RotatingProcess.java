package org.belraihub.keys;

import java.nio.file.Path;

import org.belraihub.crypto.CryptoProvider;

/** Works on a rotation in a process of its own, which a test kills. */
final class RotatingProcess {

  private RotatingProcess() {
  }

  /** Database and key file. */
  public static void main(String[] args) {
    CryptoProvider.install();
    new RotationStage(args[0], Path.of(args[1])).rotation.work();
  }
}
