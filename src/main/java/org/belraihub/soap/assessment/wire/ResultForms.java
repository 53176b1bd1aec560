package org.belraihub.soap.assessment.wire;

import java.math.BigDecimal;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

import org.belraihub.assessment.SideBySide;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.instrument.Language;
import org.belraihub.scoring.Evolution;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ScaleResult;

/** Results on the wire: codes as stored, and words in the languages asked for. Items are worded once, however many results name them. */
final class ResultForms {

  private final ResultWording wording;
  private final InstrumentRegistry instruments;

  ResultForms(ResultWording wording, InstrumentRegistry instruments) {
    this.wording = wording;
    this.instruments = instruments;
  }

  /** Results of one assessment with everything about them. */
  Results complete(org.belraihub.assessment.Results results, InstrumentId instrument, List<Language> languages) {
    var wire = head(results, instrument);
    for (var result : results.results()) {
      var one = placed(result, languages);
      languages.forEach(language -> word(one, result, language, true));
      wire.getResult().add(one);
    }
    if (!languages.isEmpty()) {
      instruments.find(instrument).map(definition -> wording.items(results.results(), definition)).orElse(List.of())
          .forEach(item -> wire.getItem().add(words(item, languages)));
    }
    return wire;
  }

  /** Assessments side by side: each scale named once, each outcome with its meaning. */
  GetEvolutionResponse course(SideBySide.Course course, List<Language> languages) {
    var wire = new GetEvolutionResponse();
    for (var point : course.points()) {
      var one = new GetEvolutionResponse.Point();
      one.setAssessment(SharedForms.summary(point.summary()));
      one.setResults(head(point.results(), new InstrumentId(point.summary().instrument(), point.summary().version())));
      for (var result : point.results().results()) {
        var outcome = placed(result, languages);
        languages.forEach(language -> word(outcome, result, language, false));
        one.getResults().getResult().add(outcome);
      }
      wire.getPoint().add(one);
    }
    course.rows().forEach(row -> wire.getTrend().add(trend(row, course.points(), languages)));
    return wire;
  }

  private GetEvolutionResponse.Trend trend(Evolution.Row row, List<SideBySide.Point> points, List<Language> languages) {
    var wire = new GetEvolutionResponse.Trend();
    wire.setScale(row.scale());
    wire.setVersion(Integer.toString(row.version()));
    wire.setDirection(row.trend().name());
    for (int i = 0; i < points.size(); i++) {
      var outcome = new GetEvolutionResponse.Trend.Outcome();
      outcome.setReference(points.get(i).summary().reference());
      outcome.setComparison(row.outcomes().get(i).comparison().name());
      wire.getOutcome().add(outcome);
    }
    languages.forEach(language -> wording.word(row.newest(), language).ifPresent(words -> {
      var names = in(language);
      names.setName(words.name());
      names.setPlainName(words.plainName());
      wire.getWording().add(names);
    }));
    return wire;
  }

  private Results head(org.belraihub.assessment.Results results, InstrumentId instrument) {
    var wire = new Results();
    wire.setState(results.isPending() ? "PENDING" : "AVAILABLE");
    wire.setComputedAt(results.computedAt() == null ? null : SharedForms.instant(results.computedAt()));
    wire.setInstrument(instrument.code());
    wire.setInstrumentVersion(instrument.version());
    instruments.find(instrument).ifPresent(definition -> wire.setInstrumentStatus(definition.status().name()));
    return wire;
  }

  private Result placed(ScaleResult result, List<Language> languages) {
    var wire = codes(result);
    wording.placing(result).ifPresent(placing -> {
      wire.setSeverity(placing.severity() == null ? null : placing.severity().name());
      if (!languages.isEmpty()) {
        wire.setKind(placing.scale().head().kind().name());
        var output = placing.scale().output();
        wire.setLowest(output.categories().isEmpty() ? decimal(output.min()) : null);
        wire.setHighest(output.categories().isEmpty() ? decimal(output.max()) : null);
      }
    });
    return wire;
  }

  private static BigDecimal decimal(double limit) {
    return new BigDecimal(BigDecimal.valueOf(limit).stripTrailingZeros().toPlainString());
  }

  private static Result codes(ScaleResult result) {
    var wire = new Result();
    wire.setScale(result.scale());
    wire.setVersion(Integer.toString(result.scaleVersion()));
    wire.setValue(result.value());
    wire.setCategory(result.category());
    wire.setInterpretation(result.interpretationKey());
    wire.setRule(result.rule());
    wire.setConfidence(result.confidence().name());
    wire.setStatus(result.status().name());
    wire.getMissingItem().addAll(result.missing());
    // sorted, so that a stored result reads as it did when it was made
    new TreeMap<>(result.inputs()).forEach((item, value) -> {
      var input = new Result.Input();
      input.setItem(item);
      input.setValue(value);
      wire.getInput().add(input);
    });
    return wire;
  }

  private void word(Result wire, ScaleResult result, Language language, boolean named) {
    wording.word(result, language).ifPresent(words -> {
      var one = in(language);
      one.setName(named ? words.name() : null);
      one.setMeaning(words.meaning());
      one.setPlainName(named ? words.plainName() : null);
      one.setPlainMeaning(words.plainMeaning());
      one.setCaution(words.caution());
      wire.getWording().add(one);
    });
  }

  private static ItemWords words(ResultWording.ItemUsed used, List<Language> languages) {
    var wire = new ItemWords();
    wire.setItem(used.code());
    for (var language : languages) {
      var one = new ItemWords.Wording();
      one.setLanguage(code(language));
      one.setLabel(used.label().in(language));
      one.setAnswer(used.answerLabel() == null ? null : used.answerLabel().in(language));
      wire.getWording().add(one);
    }
    return wire;
  }

  private static Wording in(Language language) {
    var wire = new Wording();
    wire.setLanguage(code(language));
    return wire;
  }

  private static org.belraihub.soap.context.wire.Language code(Language language) {
    return Objects.requireNonNull(org.belraihub.soap.context.wire.Language.fromValue(language.code()));
  }
}
