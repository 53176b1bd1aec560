package org.belraihub.testing;

import org.belraihub.crypto.CryptoProvider;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Tests compute with the hub's crypto provider: without it, and without the second compiler, a key pair takes them two seconds. */
public final class CryptoBeforeTests implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    CryptoProvider.install();
  }
}
