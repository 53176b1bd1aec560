package org.belraihub.app.operator;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.belraihub.assessment.ClosedPopulation.Selection;
import org.belraihub.rescoring.Rescoring;
import org.belraihub.rescoring.RescoringDesk;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Computing stored results again with the definitions in use. */
@Component
@Endpoint(id = "rescoring")
public class RescoringEndpoint {

  /**
   * A run as the operator sees it.
   *
   * @param id          number of the run
   * @param state       RUNNING, STOPPED or DONE
   * @param instrument  null: all
   * @param version     null: all
   * @param rate        assessments a second that are allowed
   * @param done        assessments looked at
   * @param total       assessments to look at
   * @param computed    of these, with new results
   * @param unchanged   of these, whose results came from these definitions already
   * @param failed      of these, that could not be computed
   * @param perSecond   looked at per second since the start
   * @param startedAt   when
   * @param startedBy   operator
   * @param endedAt     null while it runs
   */
  public record Progress(long id, String state, @Nullable String instrument, @Nullable String version, int rate, long done, long total,
                         long computed, long unchanged, long failed, long perSecond, Instant startedAt, String startedBy,
                         @Nullable Instant endedAt) {
  }

  /**
   * What came of a start.
   *
   * @param started  false when another run is running; it is shown
   * @param progress the run
   */
  public record Start(boolean started, @Nullable Progress progress) {
  }

  private final RescoringDesk desk;
  private final SystemClock clock;
  private final int rate;

  RescoringEndpoint(RescoringDesk desk, SystemClock clock, @Value("${hub.scoring.rescoring.rate}") int rate) {
    this.desk = desk;
    this.clock = clock;
    this.rate = rate;
  }

  /** The newest run; nothing when there was none. */
  @ReadOperation
  public @Nullable Progress status() {
    return desk.newest().map(this::progress).orElse(null);
  }

  /** Starts one, goes on with a stopped one, or changes the rate of the same one. */
  @WriteOperation
  public Start start(@Nullable String instrument, @Nullable String version, @Nullable Integer perSecond, String operator) {
    int asked = perSecond == null ? rate : perSecond;
    if (asked < 1) {
      throw new IllegalArgumentException("the rate is at least one assessment a second");
    }
    Optional<Rescoring> run = desk.start(new Selection(instrument, version), asked, operator);
    return new Start(run.isPresent(), run.or(desk::newest).map(this::progress).orElse(null));
  }

  /** Stops the running one; nothing when none runs. */
  @DeleteOperation
  public @Nullable Progress stop(String operator) {
    return desk.stop(operator).map(this::progress).orElse(null);
  }

  private Progress progress(Rescoring run) {
    Instant end = run.endedAt() == null ? clock.now() : run.endedAt();
    long millis = Math.max(1, Duration.between(run.startedAt(), end).toMillis());
    return new Progress(run.id(), run.state().name(), run.selection().instrument(), run.selection().version(), run.rate(), run.done(),
        run.total(), run.computed(), run.unchanged(), run.failed(), run.done() * 1000 / millis, run.startedAt(), run.startedBy(),
        run.endedAt());
  }
}
