package org.belraihub.app;

import org.belraihub.crypto.CryptoProvider;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts the hub inside the test JVM, as {@link BelraiHub} does, and hands out its context. */
public final class HubStart {

  private HubStart() {
  }

  /** Starts it with these options; whoever starts it closes it. */
  public static ConfigurableApplicationContext with(String... options) {
    CryptoProvider.install();
    var application = new SpringApplication(HubApplication.class);
    application.setRegisterShutdownHook(false);
    return application.run(options);
  }
}
