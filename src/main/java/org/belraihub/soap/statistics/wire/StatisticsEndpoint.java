package org.belraihub.soap.statistics.wire;

import java.util.Optional;

import org.belraihub.instrument.Language;
import org.belraihub.scoring.GroupStatistics;
import org.belraihub.scoring.QualityIndicators;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ScaleDefinition;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.soap.Contract;
import org.belraihub.soap.context.wire.ContextTranslation;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.statistics.StatisticsDesk;

/** The contract {@code statistics-v1.wsdl}: translates and hands over to the routes. */
public final class StatisticsEndpoint implements StatisticsPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/statistics-v1.xsd";

  /** With more possible outcomes there is nearly one for each client, and a spread tells nothing but persons. */
  private static final int MOST_OUTCOMES = 61;

  private final RequestEdge edge;
  private final ScoringEngine engine;
  private final ResultWording wording;

  /** An endpoint on the common edge; engine and wording give ranges and names of scales. */
  public StatisticsEndpoint(RequestEdge edge, ScoringEngine engine, ResultWording wording) {
    this.edge = edge;
    this.engine = engine;
    this.wording = wording;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/statistics-v1.wsdl", StatisticsService.class);
  }

  @Override
  public GetGroupStatisticsResponse getGroupStatistics(GetGroupStatisticsRequest request) {
    var query = new StatisticsDesk.GroupQuery(period(request.getPeriod()), request.getInstrument());
    var answer = handle(request.getContext(), query, "get-group-statistics", StatisticsDesk.Groups.class);
    var wire = new GetGroupStatisticsResponse();
    answer.groups().forEach(group -> wire.getGroup().add(group(group, ContextTranslation.language(request.getContext()))));
    return wire;
  }

  @Override
  public GetQualityIndicatorsResponse getQualityIndicators(GetQualityIndicatorsRequest request) {
    var answer = handle(request.getContext(), period(request.getPeriod()), "get-quality-indicators", StatisticsDesk.Indicators.class);
    var wire = new GetQualityIndicatorsResponse();
    answer.indicators().forEach(indicator -> wire.getIndicator().add(indicator(indicator, ContextTranslation.language(request.getContext()))));
    return wire;
  }

  private <C, A> A handle(RequestContext context, C command, String route, Class<A> answer) {
    return edge.handle(context.getRequestId(), ContextTranslation.claims(context), command, null, route, answer);
  }

  private static StatisticsDesk.Period period(Period wire) {
    return new StatisticsDesk.Period(wire.getFrom(), wire.getTo());
  }

  private Group group(StatisticsDesk.Group group, Language language) {
    var wire = new Group();
    wire.setInstrument(group.instrument());
    wire.setClients(group.clients());
    wire.setAvailable(group.available());
    group.statistics().forEach(statistics -> wire.getScale().add(scale(statistics, language)));
    return wire;
  }

  private Scale scale(GroupStatistics statistics, Language language) {
    var definition = engine.scale(statistics.scale() + "@" + statistics.version());
    var wire = new Scale();
    wire.setScale(statistics.scale());
    wire.setVersion(Integer.toString(statistics.version()));
    wire.setLabel(label(definition, statistics.scale(), language));
    wire.setCounted(statistics.count());
    wire.setNotComputable(statistics.notComputable());
    wire.setMean(statistics.mean());
    if (definition.map(StatisticsEndpoint::possibleOutcomes).orElse(Integer.MAX_VALUE) <= MOST_OUTCOMES) {
      statistics.distribution().forEach((value, count) -> {
        var outcome = new Outcome();
        outcome.setValue(value);
        outcome.setCount(count);
        wire.getOutcome().add(outcome);
      });
    }
    return wire;
  }

  private static int possibleOutcomes(ScaleDefinition definition) {
    var output = definition.output();
    return (int) ((output.max() - output.min()) * Math.pow(10, output.decimals())) + 1;
  }

  private Indicator indicator(QualityIndicators.Indicator indicator, Language language) {
    var definition = engine.scale(indicator.indicator() + "@" + indicator.version());
    var wire = new Indicator();
    wire.setCode(indicator.indicator());
    wire.setVersion(Integer.toString(indicator.version()));
    wire.setLabel(label(definition, indicator.indicator(), language));
    wire.setStatus(definition.map(found -> found.status().name()).orElse("PROVISIONAL"));
    wire.setResidents(indicator.residents());
    wire.setAvailable(indicator.available());
    if (indicator.available()) {
      wire.setExcluded(indicator.excluded());
      wire.setNotComputable(indicator.notComputable());
      wire.setDenominator(indicator.denominator());
      wire.setNumerator(indicator.numerator());
      wire.setPercentage(indicator.crude());
    }
    return wire;
  }

  private String label(Optional<ScaleDefinition> definition, String otherwise, Language language) {
    return definition.map(found -> wording.name(found, language)).orElse(otherwise);
  }
}
