package org.belraihub.trust;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges every certificate in use again and again and remembers the verdicts; asking costs a look into a map. A certificate that was good
 * stays believed for a time of grace while its revocations cannot be looked up; one that was never found good does not get it. Without a
 * judge every certificate that somebody registered is believed.
 */
public final class TrustWatch implements AutoCloseable {

  /** A certificate as it stands. */
  private record Standing(Verdict verdict, Instant lastGood) {
  }

  private static final Logger LOG = LoggerFactory.getLogger(TrustWatch.class);

  private final List<CertificateJudge> judge;
  private final Supplier<? extends Collection<X509Certificate>> inUse;
  private final Duration grace;
  private final Duration every;
  private final SystemClock clock;
  private final Map<X509Certificate, Standing> standings = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
    var started = new Thread(task, "trust-watch");
    started.setDaemon(true);
    return started;
  });

  /**
   * A watch that is not running yet.
   *
   * @param judge at most one; none when no authorities are configured
   * @param inUse the certificates in use, asked at every round
   * @param grace how long a certificate stays believed after it was last found good
   * @param every pause between two looks at all of them
   */
  public TrustWatch(List<CertificateJudge> judge, Supplier<? extends Collection<X509Certificate>> inUse, Duration grace,
                    Duration every, SystemClock clock) {
    this.judge = List.copyOf(judge);
    this.inUse = inUse;
    this.grace = grace;
    this.every = every;
    this.clock = clock;
  }

  /** Judges all, and then again every so often. */
  public void start() {
    if (!judge.isEmpty()) {
      thread.scheduleWithFixedDelay(this::look, 0, every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Whether a certificate is believed now; one that was not seen yet is judged at once. */
  public boolean believes(X509Certificate certificate) {
    if (judge.isEmpty()) {
      return true;
    }
    Standing standing = standings.computeIfAbsent(certificate, this::judged);
    return standing.verdict() instanceof Verdict.Good
        || standing.verdict() instanceof Verdict.Unchecked && clock.now().isBefore(standing.lastGood().plus(grace));
  }

  /** What is known of a certificate, for health; empty when nothing is looked at. */
  public String standing(X509Certificate certificate) {
    if (judge.isEmpty()) {
      return "";
    }
    Standing standing = standings.computeIfAbsent(certificate, this::judged);
    if (standing.verdict() instanceof Verdict.Bad bad) {
      return "not believed: " + bad.why();
    }
    return standing.verdict() instanceof Verdict.Unchecked unchecked
        ? (believes(certificate) ? "revocation not known, in grace: " : "not believed, revocation not known: ") + unchecked.why() : "believed";
  }

  /** Judges all certificates in use. */
  void look() {
    try {
      Collection<X509Certificate> all = inUse.get();
      standings.keySet().retainAll(all);
      all.forEach(certificate -> {
        Standing before = standings.get(certificate);
        Standing now = judged(certificate);
        standings.put(certificate, now);
        if (before == null ? !(now.verdict() instanceof Verdict.Good) : !before.verdict().equals(now.verdict())) {
          LOG.warn("certificate {} of {}: {}", certificate.getSerialNumber().toString(16), certificate.getIssuerX500Principal(), now.verdict());
        }
      });
    } catch (RuntimeException e) {
      LOG.warn("a look at certificates failed and comes again: {}", e.toString());
    }
  }

  private Standing judged(X509Certificate certificate) {
    Instant now = clock.now();
    Verdict verdict = judge.get(0).judge(certificate, now);
    Standing before = standings.get(certificate);
    return new Standing(verdict, verdict instanceof Verdict.Good ? now : before == null ? Instant.MIN : before.lastGood());
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}
