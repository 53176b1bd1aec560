package org.belraihub.app.operator;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets nobody use the operator port who cannot read the token. */
@ManagementContextConfiguration(proxyBeanMethods = false)
public class OperatorAccess {

  private static final String BEARER = "Bearer ";

  @Bean
  FilterRegistrationBean<OncePerRequestFilter> operatorFilter(OperatorToken token) {
    var filter = new OncePerRequestFilter() {
      @Override
      protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
          throws ServletException, IOException {
        String given = request.getHeader("Authorization");
        if (given != null && given.startsWith(BEARER) && token.is(given.substring(BEARER.length()))) {
          chain.doFilter(request, response);
        } else {
          response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
      }
    };
    var registration = new FilterRegistrationBean<OncePerRequestFilter>(filter);
    registration.addUrlPatterns("/*");
    return registration;
  }
}
