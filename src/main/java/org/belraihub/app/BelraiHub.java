package org.belraihub.app;

import java.util.Set;

import org.belraihub.crypto.CryptoProvider;
import org.springframework.boot.SpringApplication;

/** The one entry of the jar: a subcommand when the first argument names one, else the hub itself. */
public final class BelraiHub {

  private static final Set<String> ABOUT = Set.of("--help", "--version");

  private BelraiHub() {
  }

  /** Starts the hub or runs a subcommand. */
  public static void main(String[] args) {
    if (args.length > 0 && (!args[0].startsWith("--") || ABOUT.contains(args[0]))) {
      System.exit(CommandLineTool.run(args));
    }
    installCryptoMeanwhile();
    var application = new SpringApplication(JarResources.SHARED, HubApplication.class);
    try {
      application.run(args);
      JarResources.SHARED.clearCache();
    } catch (RuntimeException e) {
      // Spring has told it; an idle thread must not keep a process that does nothing, where a watcher waits for its end
      System.exit(1);
    }
  }

  /** Its native library takes a second to unpack and load; whoever needs it waits in {@link CryptoProvider#install()}. */
  private static void installCryptoMeanwhile() {
    var thread = new Thread(CryptoProvider::install, "crypto-provider");
    thread.setDaemon(true);
    thread.start();
  }
}
