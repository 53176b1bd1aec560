package org.belraihub.app;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.servlet.context.ServletWebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The port of the services is there a second before the routes run: who calls in that second waits for the answer of a hub that has
 * started, and is not refused by one that has not.
 */
@Component
class CallersWait {

  private @Nullable TomcatWebServer server;

  @EventListener
  void listening(ServletWebServerInitializedEvent event) {
    if (event.getApplicationContext().getServerNamespace() == null && event.getWebServer() instanceof TomcatWebServer tomcat) {
      tomcat.getTomcat().getConnector().pause();
      server = tomcat;
    }
  }

  @EventListener(ApplicationStartedEvent.class)
  void started() {
    if (server != null) {
      server.getTomcat().getConnector().resume();
    }
  }
}
