package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.scoring.QualityIndicators.ResidentAssessment;
import org.belraihub.scoring.ScaleResult;
import org.belraihub.scoring.ScoringContext;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Closed assessments of one organisation and period, for figures: no names, no numbers of persons. Runs in the caller's transaction. */
public class ClosedByOrganisation {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() { };
  private static final int FETCHED_AT_ONCE = 200;

  private final JdbcTemplate jdbc;
  private final InstrumentRegistry registry;

  /** On the hub's database. */
  public ClosedByOrganisation(JdbcTemplate jdbc, InstrumentRegistry registry) {
    this.jdbc = new JdbcTemplate(jdbc.getDataSource());
    this.jdbc.setFetchSize(FETCHED_AT_ONCE);
    this.registry = registry;
  }

  /**
   * The newest results of each client's latest assessment with each instrument, one after the other.
   *
   * @param instrument code; null: all
   * @param each       instrument code and results
   */
  public void latestResults(String organisation, LocalDate from, LocalDate to, @Nullable String instrument,
                            BiConsumer<String, List<ScaleResult>> each) {
    jdbc.query("""
            select latest.instrument, r.results::text as results
            from (select distinct on (instrument, person_id) instrument, id from assessment
                  where organisation = ? and state = 'CLOSED' and reference_date between ? and ? and (?::text is null or instrument = ?)
                  order by instrument, person_id, reference_date desc, id desc) as latest
            cross join lateral (select results from result_set where assessment_id = latest.id order by id desc limit 1) as r""",
        (RowCallbackHandler) row -> each.accept(row.getString("instrument"), StoredResults.read(row.getString("results"))),
        organisation, from, to, instrument, instrument);
  }

  /** All assessments with these instrument versions, with their answers. */
  public List<ResidentAssessment> assessments(String organisation, LocalDate from, LocalDate to, Set<InstrumentId> instruments) {
    var found = new ArrayList<ResidentAssessment>();
    jdbc.query("""
            select a.person_id, a.instrument, a.version, a.reference_date, s.answers::text as answers
            from assessment a join assessment_snapshot s on s.assessment_id = a.id
            where a.organisation = ? and a.state = 'CLOSED' and a.reference_date between ? and ? and a.instrument = any(?)
            order by a.reference_date, a.id""",
        (RowCallbackHandler) row -> {
          var id = new InstrumentId(row.getString("instrument"), row.getString("version"));
          var reference = row.getObject("reference_date", LocalDate.class);
          var answers = Answers.of(JSON.readValue(row.getString("answers"), TEXTS));
          var resident = row.getString("person_id");
          registry.find(id).filter(definition -> instruments.contains(id)).ifPresent(definition ->
              found.add(new ResidentAssessment(resident, definition, answers, new ScoringContext(reference, null, reference))));
        },
        organisation, from, to, instruments.stream().map(InstrumentId::code).distinct().toArray(String[]::new));
    return found;
  }
}
