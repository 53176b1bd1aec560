package org.belraihub.app;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * The port of the services is there a second before the routes run: who calls in that second waits for the answer of a hub that has
 * started, and is not refused by one that has not.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class CallersWait implements Filter {

  private static final long PATIENCE_SECONDS = 60;

  private final CountDownLatch started = new CountDownLatch(1);

  @EventListener(ApplicationStartedEvent.class)
  void started() {
    started.countDown();
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    if (hasStarted()) {
      chain.doFilter(request, response);
    } else {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
  }

  private boolean hasStarted() {
    try {
      return started.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
