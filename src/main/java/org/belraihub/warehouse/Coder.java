package org.belraihub.warehouse;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.ClosedAssessments.Closed;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.scoring.ScaleResult;

/** Codes closed assessments: takes over what is listed here and nothing else. Of a version that is not known here no answers. */
public class Coder {

  /**
   * A closed assessment of somebody.
   *
   * @param client        code of the client, always the same
   * @param assessment    code of the assessment
   * @param organisation  code of the organisation
   * @param instrument    instrument and version
   * @param referenceDate what it refers to
   * @param closingDate   when it was closed
   * @param answers       item code to code or number
   * @param results       outcomes
   */
  public record Coded(String client, String assessment, String organisation, InstrumentId instrument, LocalDate referenceDate, LocalDate closingDate,
               Map<String, String> answers, List<Outcome> results) {
  }

  /**
   * The outcome of a scale.
   *
   * @param scale   scale
   * @param version of its definition
   * @param value   number or category
   */
  public record Outcome(String scale, int version, String value) {
  }

  private final KeyedHash codes;
  private final InstrumentRegistry registry;

  Coder(KeyedHash codes, InstrumentRegistry registry) {
    this.codes = codes;
    this.registry = registry;
  }

  Coded code(Closed closed) {
    Assessment assessment = closed.assessment();
    LocalDate reference = assessment.dates().reference();
    return new Coded(codes.of(Long.toString(assessment.person()), "client"), codes.of(assessment.reference().text(), "assessment"),
        codes.of(assessment.organisation(), "organisation"), assessment.instrument(), reference, assessment.closingDate().orElse(reference),
        registry.find(assessment.instrument()).map(definition -> definition.impersonal(closed.answers())).orElse(Answers.none()).asMap(),
        closed.results().results().stream().filter(ScaleResult::computable)
            .map(result -> new Outcome(result.scale(), result.scaleVersion(), result.text())).toList());
  }
}
