package org.belraihub.app.metrics;

import java.io.IOException;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.belraihub.trace.Correlation;
import org.springframework.web.filter.OncePerRequestFilter;

/** In front of the ebMS endpoint: times each request and gives its log lines a correlation id. */
public final class EbmsRequestFilter extends OncePerRequestFilter {

  private final MeterRegistry meters;

  /** Measures into the registry. */
  public EbmsRequestFilter(MeterRegistry meters) {
    this.meters = meters;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    Timer.Sample begun = Timer.start(meters);
    try (var correlation = Correlation.of(UUID.randomUUID().toString())) {
      chain.doFilter(request, response);
    } finally {
      begun.stop(Timer.builder("hub.ebms.request").description("Requests of care funds at the ebMS endpoint")
          .tag("status", Integer.toString(response.getStatus())).register(meters));
    }
  }
}
