package org.belraihub.testing;

import org.belraihub.crypto.CryptoProvider;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/**
 * Tests compute with the hub's crypto provider: without it, and without the second compiler, a key pair takes them two seconds. And what
 * tests of the hub as a process need is made while others run.
 */
public final class BeforeTests implements LauncherSessionListener {

  @Override
  public void launcherSessionOpened(LauncherSession session) {
    CryptoProvider.install();
    HubProgram.prepare();
  }
}
