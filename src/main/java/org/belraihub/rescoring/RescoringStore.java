package org.belraihub.rescoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.assessment.ClosedPopulation;
import org.belraihub.assessment.ClosedPopulation.Selection;
import org.belraihub.assessment.ClosedPopulation.Stretch;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Runs and slices in PostgreSQL. */
class RescoringStore {

  private static final String RUN = """
      select r.*, coalesce(s.done, 0) as done, coalesce(s.computed, 0) as computed, coalesce(s.unchanged, 0) as unchanged,
        coalesce(s.failed, 0) as failed
      from rescoring r left join lateral (
        select sum(size) as done, sum(computed) as computed, sum(unchanged) as unchanged, sum(failed) as failed
        from rescoring_slice where rescoring_id = r.id and done_at is not null) s on true
      """;

  private final JdbcClient jdbc;

  RescoringStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * A slice to be worked on.
   *
   * @param id          number of the slice
   * @param selection   of its run
   * @param from        first assessment
   * @param to          last assessment
   * @param definitions of its run
   */
  record Slice(long id, Selection selection, long from, long to, String definitions) {
  }

  /** One at a time over all nodes: starting and stopping wait for each other. A lock beside the rows, which the sweep holds. */
  void lockRuns() {
    jdbc.sql("select pg_advisory_xact_lock(hashtext('rescoring'))").query().listOfRows();
  }

  Optional<Rescoring> newest() {
    return jdbc.sql(RUN + "order by r.id desc limit 1").query(RescoringStore::run).optional();
  }

  Optional<Rescoring> running() {
    return jdbc.sql(RUN + "where r.state = 'RUNNING'").query(RescoringStore::run).optional();
  }

  /** The running run for the one node that cuts and releases slices now; nothing when another node does so at this moment. */
  Optional<Rescoring> runningToRelease() {
    return jdbc.sql("select id from rescoring where state = 'RUNNING' for update skip locked").query(Long.class).optional()
        .flatMap(id -> jdbc.sql(RUN + "where r.id = ?").param(id).query(RescoringStore::run).optional());
  }

  void start(String definitions, Selection selection, String operator, int rate, Stretch population, Instant now) {
    jdbc.sql("""
            insert into rescoring (definitions, instrument, version, started_at, started_by, rate, state, total, last_id, planned_to, released_at)
            values (?, ?, ?, ?, ?, ?, 'RUNNING', ?, ?, ?, ?)""")
        .params(java.util.Arrays.asList(definitions, selection.instrument(), selection.version(), Timestamp.from(now), operator, rate,
            population.count(), population.to(), population.from() - 1, Timestamp.from(now))).update();
  }

  void resume(long run, int rate, Instant now) {
    jdbc.sql("update rescoring set state = 'RUNNING', rate = ?, released_at = ?, ended_at = null where id = ?")
        .params(rate, Timestamp.from(now), run).update();
    announceSoon(run);
  }

  /** What was announced before a stop may have been taken and left: announce it at the next look. */
  private void announceSoon(long run) {
    jdbc.sql("update rescoring_slice set announced_at = '-infinity' where rescoring_id = ? and done_at is null").param(run).update();
  }

  void changeRate(long run, int rate, Instant now) {
    jdbc.sql("update rescoring set rate = ?, released_at = ? where id = ?").params(rate, Timestamp.from(now), run).update();
  }

  void end(long run, Rescoring.State state, Instant now) {
    jdbc.sql("update rescoring set state = ?, ended_at = ? where id = ? and state = 'RUNNING'").params(state.name(), Timestamp.from(now), run).update();
  }

  void released(Rescoring run, long plannedTo, Instant releasedAt) {
    jdbc.sql("update rescoring set planned_to = ?, released_at = ? where id = ?")
        .params(plannedTo, Timestamp.from(releasedAt), run.id()).update();
  }

  long addSlice(Rescoring run, Stretch stretch, Instant now) {
    return jdbc.sql("insert into rescoring_slice (rescoring_id, from_id, to_id, size, announced_at) values (?, ?, ?, ?, ?) returning id")
        .params(run.id(), stretch.from(), stretch.to(), stretch.count(), Timestamp.from(now)).query(Long.class).single();
  }

  int openSlices(Rescoring run) {
    return jdbc.sql("select count(*) from rescoring_slice where rescoring_id = ? and done_at is null").param(run.id())
        .query(Integer.class).single();
  }

  /** Slices whose announcement got lost or whose worker died. */
  List<Long> announceAgain(Rescoring run, Instant before, Instant now) {
    return jdbc.sql("update rescoring_slice set announced_at = ? where rescoring_id = ? and done_at is null and announced_at < ? returning id")
        .params(Timestamp.from(now), run.id(), Timestamp.from(before)).query(Long.class).list();
  }

  /** Locks a slice of a running run that is not done; nothing when it is done, stopped, or in another worker's hands. */
  Optional<Slice> take(long slice) {
    return jdbc.sql("""
            select s.id, s.from_id, s.to_id, r.instrument, r.version, r.definitions
            from rescoring_slice s join rescoring r on r.id = s.rescoring_id
            where s.id = ? and s.done_at is null and r.state = 'RUNNING' for update of s skip locked""")
        .param(slice)
        .query((row, number) -> new Slice(row.getLong("id"), new Selection(row.getString("instrument"), row.getString("version")),
            row.getLong("from_id"), row.getLong("to_id"), row.getString("definitions")))
        .optional();
  }

  void done(Slice slice, ClosedPopulation.Outcome outcome, Instant now) {
    jdbc.sql("update rescoring_slice set done_at = ?, computed = ?, unchanged = ?, failed = ? where id = ?")
        .params(Timestamp.from(now), outcome.computed(), outcome.unchanged(), outcome.failed(), slice.id()).update();
  }

  private static Rescoring run(ResultSet row, int number) throws SQLException {
    var ended = row.getTimestamp("ended_at");
    return new Rescoring(row.getLong("id"), row.getString("definitions"), new Selection(row.getString("instrument"), row.getString("version")),
        row.getTimestamp("started_at").toInstant(), row.getString("started_by"), row.getInt("rate"),
        Rescoring.State.valueOf(row.getString("state")), row.getLong("total"), row.getLong("last_id"), row.getLong("planned_to"),
        row.getTimestamp("released_at").toInstant(), ended == null ? null : ended.toInstant(), row.getLong("done"), row.getLong("computed"),
        row.getLong("unchanged"), row.getLong("failed"));
  }
}
