package org.belraihub.assessment;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PrimitiveIterator;
import java.util.TreeMap;
import java.util.stream.Collectors;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Closed assessments by the thousand, to compute their results again with other definitions. A computation adds a result set; what
 * was computed before stays. An assessment whose newest results come from the definitions in use is passed over, so the same stretch
 * can be worked on any number of times. Calls run in the caller's transaction.
 */
public class ClosedPopulation {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() { };
  private static final int SEQUENCE_BLOCK = 50;
  private static final String CHOSEN = """
      a.state = 'CLOSED' and not a.results_pending
        and (?::text is null or a.instrument = ?) and (?::text is null or a.version = ?)""";

  private static final String BOUNDS = "select coalesce(min(id), 0), coalesce(max(id), 0), count(*) from ";

  private final JdbcTemplate jdbc;
  private final InstrumentRegistry registry;
  private final ResultComputation computation;
  private final PersonRegister persons;
  private final SystemClock clock;
  private final String definitions;

  /** A population in the hub's database, scored by one engine. */
  public ClosedPopulation(JdbcTemplate jdbc, InstrumentRegistry registry, ScoringEngine engine, PersonRegister persons, SystemClock clock) {
    this.jdbc = jdbc;
    this.registry = registry;
    this.computation = new ResultComputation(engine);
    this.persons = persons;
    this.clock = clock;
    this.definitions = Fingerprint.of(registry.all().stream()
        .collect(Collectors.toMap(definition -> definition.id().toString(), computation::definitionsOf)));
  }

  /**
   * Which assessments.
   *
   * @param instrument code; null: all
   * @param version    of it; null: all
   */
  public record Selection(@Nullable String instrument, @Nullable String version) {

    Object[] arguments(Object... before) {
      var all = new ArrayList<@Nullable Object>(List.of(before));
      all.add(instrument);
      all.add(instrument);
      all.add(version);
      all.add(version);
      return all.toArray();
    }
  }

  /**
   * Neighbouring assessments.
   *
   * @param from  id of the first
   * @param to    id of the last
   * @param count how many
   */
  public record Stretch(long from, long to, int count) {
  }

  /**
   * What became of a stretch.
   *
   * @param computed  got new results
   * @param unchanged their newest results were made by the definitions in use
   * @param failed    their instrument version is not known here, or scoring them failed; the log says which instrument
   */
  public record Outcome(int computed, int unchanged, int failed) {
  }

  /** One closed assessment as it is read. */
  private record Member(long id, long person, InstrumentId instrument, LocalDate reference, LocalDate decided, Answers answers,
                        @Nullable String definitions) {
  }

  /** One computation to be stored. */
  private record Computed(long assessment, String definitions, List<ScaleResult> results) {
  }

  /** Names everything that results rest on in this process. */
  public String definitions() {
    return definitions;
  }

  /** All of a selection, in one stretch. */
  public Stretch all(Selection selection) {
    return stretch(BOUNDS + "assessment a where " + CHOSEN, selection.arguments());
  }

  /** The next ones of a selection after an id, up to a last one; nothing when there are none. */
  public Optional<Stretch> next(Selection selection, long after, long last, int size) {
    Object[] arguments = selection.arguments(after, last);
    var withSize = java.util.Arrays.copyOf(arguments, arguments.length + 1);
    withSize[arguments.length] = size;
    var stretch = stretch(BOUNDS + "(select id from assessment a where id > ? and id <= ? and " + CHOSEN + " order by id limit ?) as a",
        withSize);
    return stretch.count() == 0 ? Optional.empty() : Optional.of(stretch);
  }

  private Stretch stretch(String sql, Object[] arguments) {
    return Optional.ofNullable(jdbc.queryForObject(sql, (row, number) -> new Stretch(row.getLong(1), row.getLong(2), row.getInt(3)), arguments))
        .orElseThrow();
  }

  /** Computes anew what the definitions in use have not computed yet. */
  public Outcome recompute(Selection selection, long from, long to) {
    var members = jdbc.query("""
            select a.id, a.person_id, a.instrument, a.version, a.reference_date, coalesce(a.closing_date, a.reference_date) as decided,
              s.answers::text as answers,
              (select r.definitions from result_set r where r.assessment_id = a.id order by r.id desc limit 1) as definitions
            from assessment a join assessment_snapshot s on s.assessment_id = a.id where a.id between ? and ? and """ + " " + CHOSEN,
        (row, number) -> member(row), selection.arguments(from, to));
    var outdated = members.stream().filter(this::isOutdated).toList();
    Map<Long, Insz> numbers = persons.inszOf(outdated.stream().map(Member::person).collect(Collectors.toSet()));
    var computed = new ArrayList<Computed>();
    for (Member member : outdated) {
      var number = numbers.get(member.person());
      var context = new ScoringContext(member.reference(), number == null ? null : number.birthDate().orElse(null), member.decided());
      registry.find(member.instrument()).flatMap(definition -> compute(definition, member, context)).ifPresent(computed::add);
    }
    store(computed);
    return new Outcome(computed.size(), members.size() - outdated.size(), outdated.size() - computed.size());
  }

  private boolean isOutdated(Member member) {
    return registry.find(member.instrument()).map(definition -> !computation.definitionsOf(definition).equals(member.definitions()))
        .orElse(true);
  }

  private Optional<Computed> compute(InstrumentDefinition definition, Member member, ScoringContext context) {
    return computation.compute(definition, member.answers(), context)
        .map(results -> new Computed(member.id(), computation.definitionsOf(definition), results));
  }

  private static Member member(ResultSet row) throws SQLException {
    return new Member(row.getLong("id"), row.getLong("person_id"), new InstrumentId(row.getString("instrument"), row.getString("version")),
        row.getObject("reference_date", LocalDate.class), row.getObject("decided", LocalDate.class),
        Answers.of(JSON.readValue(row.getString("answers"), TEXTS)), row.getString("definitions"));
  }

  private void store(List<Computed> computed) {
    if (computed.isEmpty()) {
      return;
    }
    PrimitiveIterator.OfLong ids = newestIds(computed.size());
    var now = Timestamp.from(clock.now());
    jdbc.batchUpdate("insert into result_set (id, assessment_id, computed_at, definitions, results) values (?, ?, ?, ?, ?::jsonb)",
        computed, 100, (statement, one) -> {
          statement.setLong(1, ids.nextLong());
          statement.setLong(2, one.assessment());
          statement.setTimestamp(3, now);
          statement.setString(4, one.definitions());
          statement.setString(5, StoredResults.write(one.results()));
        });
  }

  /**
   * Ids above all that exist: the newest results are those with the highest id, and a block that this node fetched earlier could lie
   * below what another node has stored meanwhile. A value of the sequence stands for the block that ends with it.
   */
  private PrimitiveIterator.OfLong newestIds(int count) {
    int blocks = (count + SEQUENCE_BLOCK - 1) / SEQUENCE_BLOCK;
    return jdbc.queryForList("select nextval('result_seq') from generate_series(1, ?)", Long.class, blocks).stream()
        .flatMapToLong(end -> java.util.stream.LongStream.rangeClosed(Math.max(1, end - SEQUENCE_BLOCK + 1), end)).iterator();
  }
}
