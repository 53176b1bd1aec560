package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionProblem;
import org.belraihub.instrument.InstrumentRegistry;
import org.junit.jupiter.api.Test;

/** A broken definition stops the start with the file, the place and the remedy. */
class BrokenDefinitionsTest {

  private static final String LABEL = "label: {nl: a, fr: a, de: a, en: a}";
  private static final String INSTRUMENT = """
      instrument: TEST
      version: "1"
      status: ACTIVE
      kind: SCREENER
      setting: any
      startable: true
      teamwork: INDIVIDUAL
      %s
      codeLists:
        YESNO: {"0": {nl: nee, fr: non, de: nein, en: 'no'}, "1": {nl: ja, fr: oui, de: ja, en: 'yes'}}
      modules:
        - code: M
          %s
          items:
            - {code: m1, list: YESNO, %s}
            - {code: m2, list: YESNO, %s}
      """.formatted(LABEL, LABEL, LABEL, LABEL);
  private static final String SCALE = """
      scales:
        - scale: ONE
          version: 1
          kind: FUNCTIONING
          status: ACTIVE
          confidence: CERTAIN
          %s
          source: test
          output: {min: 0, max: 2}
          inputs: {first: YESNO, second: YESNO}
          value: first + second
      """.formatted(LABEL);
  private static final String BINDING = """
      instrument: TEST
      version: "1"
      roles:
        first: m1
        second: m2
      scales: [ONE]
      """;

  @Test
  void anUnknownOperatorIsNamedWithFileAndLine() {
    var problems = load(INSTRUMENT, SCALE.replace("first + second", "first ^ second"), BINDING);

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo("scale.yaml");
      assertThat(problem.line()).isEqualTo(11);
      assertThat(problem.what()).contains("unknown operator at '^ second'");
      assertThat(problem.remedy()).contains("sum, min, max");
    });
  }

  @Test
  void scalesThatUseABrokenOneAreNotComplainedAboutToo() {
    var other = SCALE.replace("scale: ONE", "scale: OTHER").replace("inputs: {first: YESNO, second: YESNO}", "inputs: {one: {scale: ONE}}")
        .replace("first + second", "one");

    var problems = new ArrayList<DefinitionProblem>();
    new ScaleCatalogue(List.of(file("broken.yaml", SCALE.replace("first + second", "kount(first)")), file("other.yaml", other)), List.of(), problems);

    assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.file()).isEqualTo("broken.yaml"));
  }

  @Test
  void anUnknownFunctionIsNamed() {
    var problems = load(INSTRUMENT, SCALE.replace("first + second", "average(first, second)"), BINDING);

    assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what()).contains("unknown operator 'average'"));
  }

  @Test
  void anUnknownNameInAnExpressionIsNamedWithItsLine() {
    var problems = load(INSTRUMENT, SCALE.replace("first + second", "first + third"), BINDING);

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.line()).isEqualTo(11);
      assertThat(problem.what()).contains("unknown name 'third'");
    });
  }

  @Test
  void aCircleOfScalesIsShown() {
    var circle = SCALE.replace("second: YESNO", "second: {scale: TWO}") + """
        - scale: TWO
          version: 1
          kind: FUNCTIONING
          status: ACTIVE
          confidence: CERTAIN
          %s
          source: test
          output: {min: 0, max: 2}
          inputs: {one: {scale: ONE}}
          value: one
      """.formatted(LABEL).indent(0);

    var problems = load(INSTRUMENT, circle, BINDING);

    assertThat(problems).isNotEmpty().allSatisfy(problem -> assertThat(problem.what()).contains("circle").contains("ONE").contains("TWO"));
    assertThat(problems.get(0).line()).isEqualTo(2);
  }

  @Test
  void aRoleWithoutItemIsNamedInTheBinding() {
    var problems = load(INSTRUMENT, SCALE, BINDING.replace("  second: m2\n", ""));

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo("binding.yaml");
      assertThat(problem.line()).isEqualTo(4);
      assertThat(problem.what()).isEqualTo("role second of scale ONE is bound to no item");
      assertThat(problem.remedy()).contains("add second:");
    });
  }

  @Test
  void aRoleBoundToAnItemThatDoesNotExistIsNamed() {
    var problems = load(INSTRUMENT, SCALE, BINDING.replace("second: m2", "second: m9"));

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.line()).isEqualTo(5);
      assertThat(problem.what()).contains("m9");
    });
  }

  @Test
  void aRoleBoundToAnItemWithOtherAnswersIsNamed() {
    var problems = load(INSTRUMENT, SCALE.replace("second: YESNO", "second: ADL"), BINDING);

    assertThat(problems).singleElement().satisfies(problem -> assertThat(problem.what()).contains("wants answers of list ADL"));
  }

  @Test
  void aDoubledItemIsNamedWithBothLines() {
    var problems = load(INSTRUMENT.replace("code: m2", "code: m1"), SCALE, BINDING);

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo("instrument.yaml");
      assertThat(problem.line()).isEqualTo(16);
      assertThat(problem.what()).isEqualTo("item m1 stands twice, first in line 15");
      assertThat(problem.remedy()).isEqualTo("remove one of the two");
    });
  }

  @Test
  void anItemWithTheCodeOfAModuleIsRefusedBecauseCommentsNameEither() {
    var problems = load(INSTRUMENT.replace("- code: M", "- code: m1"), SCALE, BINDING);

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.line()).isEqualTo(15);
      assertThat(problem.what()).startsWith("item m1 has the code of a module");
    });
  }

  @Test
  void aMisspeltKeyIsNotIgnored() {
    var problems = load(INSTRUMENT.replace("startable: true", "startabel: true"), SCALE, BINDING);

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.what()).contains("'startabel' is not known here");
      assertThat(problem.remedy()).contains("startable");
    });
  }

  @Test
  void brokenYamlIsNamedWithItsLine() {
    var problems = load(INSTRUMENT.replace("kind: SCREENER", "kind: [SCREENER"), SCALE, BINDING);

    assertThat(problems).singleElement().satisfies(problem -> {
      assertThat(problem.line()).isPositive();
      assertThat(problem.what()).startsWith("not readable as YAML");
    });
  }

  @Test
  void aScaleThatRestsOnADisabledOneIsRefused() {
    var disabled = SCALE.replace("status: ACTIVE", "status: DISABLED").replace("scale: ONE", "scale: TWO").replace("scales:\n", "");
    var problems = load(INSTRUMENT, SCALE.replace("second: YESNO", "second: {scale: TWO}") + disabled, BINDING);

    assertThat(problems).isNotEmpty().anySatisfy(problem -> assertThat(problem.what()).contains("TWO, which is disabled"));
  }

  @Test
  void twoFilesForOneInstrumentVersionAreRefused() {
    var failure = catchThrowableOfType(DefinitionException.class,
        () -> InstrumentRegistry.of(List.of(file("one.yaml", INSTRUMENT), file("two.yaml", INSTRUMENT))));

    assertThat(failure.problems()).singleElement().satisfies(problem -> assertThat(problem.toString())
        .isEqualTo("two.yaml:1: TEST@1 is also defined in one.yaml (keep one of the two files, or give the changed one a new version)"));
  }

  @Test
  void changedContentUnderAnOldVersionIsRefusedAndCommentsAreNot() {
    var registry = InstrumentRegistry.of(List.of(file("instrument.yaml", INSTRUMENT)));
    var released = DefinitionLedger.of(Map.of()).seal(DefinitionLedger.entries(registry, engine(registry, SCALE)));
    var ledger = DefinitionLedger.read(file("definitions.lock", released));

    ledger.check(DefinitionLedger.entries(registry, engine(registry, "# a comment\n" + SCALE)));
    var failure = catchThrowableOfType(DefinitionException.class,
        () -> ledger.check(DefinitionLedger.entries(registry, engine(registry, SCALE.replace("first + second", "first")))));

    assertThat(failure.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.file()).isEqualTo("scale.yaml");
      assertThat(problem.line()).isEqualTo(2);
      assertThat(problem.what()).isEqualTo("scale ONE@1 is not what it was when it was released");
      assertThat(problem.remedy()).contains("new version");
    });
  }

  private static ScoringEngine engine(InstrumentRegistry registry, String scale) {
    return ScoringEngine.of(registry, List.of(file("scale.yaml", scale)), List.of(file("binding.yaml", BINDING)), List.of());
  }

  private static List<DefinitionProblem> load(String instrument, String scale, String binding) {
    var failure = catchThrowableOfType(DefinitionException.class, () -> {
      var registry = InstrumentRegistry.of(List.of(file("instrument.yaml", instrument)));
      ScoringEngine.of(registry, List.of(file("scale.yaml", scale)), List.of(file("binding.yaml", binding)), List.of());
    });
    assertThat(failure).as("the definitions must be refused").isNotNull();
    return failure.problems();
  }

  private static DefinitionFile file(String name, String content) {
    return new DefinitionFile(name, content.getBytes(StandardCharsets.UTF_8));
  }
}
