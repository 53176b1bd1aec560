package org.belraihub.ehealth.sts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.HeldAssertion;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps one token per set of claims of one certificate. A token is renewed at half of its remaining life, by one caller while the others
 * go on with the old one; a renewal that fails is tried again at half of what is then left. For all threads.
 */
public final class TokenDesk {

  private static final Logger LOG = LoggerFactory.getLogger(TokenDesk.class);
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final SecurityTokenService service;
  private final ServiceGate gate;
  private final Duration life;
  private final SystemClock clock;
  private final Map<TokenClaims, Slot> slots = new ConcurrentHashMap<>();

  /** A desk for tokens of one certificate; {@code life} is asked for. */
  public TokenDesk(SecurityTokenService service, ServiceGate gate, Duration life, SystemClock clock) {
    this.service = service;
    this.gate = gate;
    this.life = life;
    this.clock = clock;
  }

  /** The token for these claims. */
  public Tokens tokens(TokenClaims claims) {
    return slots.computeIfAbsent(claims, Slot::new);
  }

  /** The token for these claims that is held now, without asking for one. */
  public Optional<Assertion> held(TokenClaims claims) {
    Slot slot = slots.get(claims);
    Held held = slot == null ? null : slot.held;
    return held == null ? Optional.empty() : Optional.of(held.assertion());
  }

  private record Held(Assertion assertion, HeldAssertion wire, Instant renewAt) {

    boolean holds(Instant now) {
      return now.plus(MARGIN).isBefore(assertion.notOnOrAfter());
    }
  }

  private final class Slot implements Tokens {

    private final TokenClaims claims;
    private final ReentrantLock renewing = new ReentrantLock();
    private volatile @Nullable Held held;

    Slot(TokenClaims claims) {
      this.claims = claims;
    }

    @Override
    public HeldAssertion current() throws CallFailedException {
      Instant now = clock.now();
      Held known = held;
      if (known != null && known.holds(now)) {
        return now.isBefore(known.renewAt()) || !renewing.tryLock() ? known.wire() : renewed(known);
      }
      renewing.lock();
      try {
        Held meanwhile = held;
        return meanwhile != null && meanwhile.holds(clock.now()) ? meanwhile.wire() : issue();
      } finally {
        renewing.unlock();
      }
    }

    /** Holds the lock; the old token still serves when no new one is to be had. */
    private HeldAssertion renewed(Held old) {
      try {
        Held now = held;
        return now != null && now != old ? now.wire() : issue();
      } catch (CallFailedException e) {
        held = new Held(old.assertion(), old.wire(), halfway(clock.now(), old.assertion().notOnOrAfter()));
        LOG.warn("the token could not be renewed and serves until {}: {}", old.assertion().notOnOrAfter(), e.getMessage());
        return old.wire();
      } finally {
        renewing.unlock();
      }
    }

    private HeldAssertion issue() throws CallFailedException {
      Instant until = clock.in(life);
      Assertion token = gate.call("RequestSecureToken", requestId -> certified(service.issue(requestId, claims, until)));
      var wire = new HeldAssertion(token.id(), token.xml());
      held = new Held(token, wire, halfway(clock.now(), token.notOnOrAfter()));
      LOG.info("token {} holds until {}", token.id(), token.notOnOrAfter());
      return wire;
    }

    private Assertion certified(Assertion token) throws CallFailedException {
      for (String name : claims.certified()) {
        if (name.endsWith(":boolean") && !token.values(TokenClaims.CERTIFIED, name).equals(List.of("true"))) {
          throw new CallFailedException(Kind.REFUSED, "the token does not certify " + name, null);
        }
      }
      return token;
    }

    @Override
    public void refused(HeldAssertion token) {
      renewing.lock();
      try {
        Held known = held;
        if (known != null && known.wire().id().equals(token.id())) {
          held = null;
        }
      } finally {
        renewing.unlock();
      }
    }
  }

  private static Instant halfway(Instant from, Instant to) {
    return from.plus(Duration.between(from, to).dividedBy(2));
  }
}
