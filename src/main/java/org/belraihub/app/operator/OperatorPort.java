package org.belraihub.app.operator;

import java.io.IOException;

import jakarta.annotation.PreDestroy;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Notes the operator port in the home while the hub runs. */
@Component
class OperatorPort {

  private final OperatorToken token;

  OperatorPort(OperatorToken token) {
    this.token = token;
  }

  @EventListener
  void listens(WebServerInitializedEvent event) throws IOException {
    if ("management".equals(event.getApplicationContext().getServerNamespace())) {
      token.listensAt(event.getWebServer().getPort());
    }
  }

  @PreDestroy
  void stopped() throws IOException {
    token.stopped();
  }
}
