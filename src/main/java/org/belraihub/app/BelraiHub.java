package org.belraihub.app;

import org.belraihub.crypto.CryptoProvider;
import org.springframework.boot.SpringApplication;

/** The one entry of the jar: a subcommand when the first argument names one, else the hub itself. */
public final class BelraiHub {

  private BelraiHub() {
  }

  /** Starts the hub or runs a subcommand. */
  public static void main(String[] args) {
    if (args.length > 0 && !args[0].startsWith("--")) {
      System.exit(CommandLineTool.run(args));
    }
    CryptoProvider.install();
    var application = new SpringApplication(HubApplication.class);
    try {
      application.run(args);
    } catch (ConfigurationRefusedException e) {
      // Spring has told it
      System.exit(1);
    }
  }
}
