package org.belraihub.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.stream.Collectors;

import org.belraihub.instrument.AnswerValidator;
import org.belraihub.instrument.CoordinatorChoice;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentKind;
import org.belraihub.instrument.InstrumentStatus;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.instrument.Teamwork;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the shipped definitions promise (section 3 of the catalogue). */
class ShippedDefinitionsTest {

  /** R3.06. */
  @Test
  void homeCareHas318PositionsIn19SectionsKnownAndUnknownCountedApart() {
    var homeCare = ShippedDefinitions.current("BELRAI_HC");

    assertThat(homeCare.modules()).extracting(ModuleDefinition::code)
        .containsExactly("A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R", "S");
    assertThat(homeCare.positions()).isEqualTo(318);
    assertThat(homeCare.knownPositions()).isEqualTo(homeCare.items().size()).isLessThan(318);
    assertThat(homeCare.status()).isEqualTo(InstrumentStatus.PROVISIONAL);
  }

  /** Whatever a published rule uses is known, where its code is published: PURS of PC, pain of AC and PC. */
  @Test
  void receivedPalliativeAndAcuteAssessmentsYieldWhatIsPublished() {
    var palliative = ShippedDefinitions.current("PC");
    var answers = org.belraihub.instrument.Answers.of(java.util.Map.of("K3", "4", "J2g", "6", "J2c", "8", "D2a", "1", "E2", "1", "C1a", "3", "C1b", "2",
        "C2", "0"));
    var day = java.time.LocalDate.of(2026, 1, 15);

    var results = ShippedDefinitions.ENGINE.score(palliative, answers, new ScoringContext(day, null, day));

    assertThat(results).extracting(result -> result.scale() + " " + result.text()).containsExactly("PAIN 2", "PURS 7", "PURS_CAT ZEER_HOOG");
    assertThat(ShippedDefinitions.ENGINE.scalesOf(ShippedDefinitions.current("AC").id())).containsExactly("PAIN");
    assertThat(palliative.profile().counted()).isFalse();
  }

  /** R3.02, R3.03. */
  @Test
  void onlyScreenerSupplementHomeCareAndLtcfCanBeStarted() {
    var startable = ShippedDefinitions.REGISTRY.all().stream().filter(InstrumentDefinition::startable).map(InstrumentDefinition::code);

    assertThat(startable).containsExactlyInAnyOrder("BELRAI_SCREENER", "BELRAI_SOCIAL_SUPPLEMENT", "BELRAI_HC", "BELRAI_LTCF");
    assertThat(List.of("AC", "PC", "MH", "CMH", "REVA", "PICT"))
        .allSatisfy(alias -> assertThat(ShippedDefinitions.current(alias).status()).isEqualTo(InstrumentStatus.RECEIVE_ONLY));
  }

  /** R4.20, (d) 5. */
  @Test
  void screenerAndSupplementAreIndividualAndTheOthersAreMadeInATeam() {
    assertThat(ShippedDefinitions.current("SCREENER").teamwork()).isEqualTo(Teamwork.INDIVIDUAL);
    assertThat(ShippedDefinitions.current("SOCIAL_SUPPLEMENT").teamwork()).isEqualTo(Teamwork.INDIVIDUAL);
    assertThat(ShippedDefinitions.current("LTCF").coordinatorChoices())
        .containsExactlyInAnyOrder(CoordinatorChoice.WITH_COORDINATOR, CoordinatorChoice.WITHOUT_COORDINATOR);
    assertThat(ShippedDefinitions.current("HC").coordinatorChoices()).containsExactly(CoordinatorChoice.WITH_COORDINATOR);
  }

  @Test
  void theRegistrySaysWhatAnInstrumentIsForAndWhereItIsUsed_R3_01_R3_09() {
    var supplement = ShippedDefinitions.current("SOCIAL_SUPPLEMENT");

    assertThat(supplement.kind()).isEqualTo(InstrumentKind.SUPPLEMENT);
    assertThat(List.of("HC", "LTCF", "AC", "PC", "MH", "CMH", "REVA")).allSatisfy(alias ->
        assertThat(ShippedDefinitions.current(alias).kind()).isEqualTo(InstrumentKind.COMPREHENSIVE));
    assertThat(List.of("SCREENER", "PICT")).allSatisfy(alias ->
        assertThat(ShippedDefinitions.current(alias).kind()).isEqualTo(InstrumentKind.SCREENER));
    assertThat(ShippedDefinitions.REGISTRY.all()).allSatisfy(instrument -> assertThat(instrument.profile().targetGroup()).isNotNull());
    assertThat(List.of("HC", "CMH")).allSatisfy(alias -> assertThat(ShippedDefinitions.current(alias).profile().setting()).isEqualTo("ambulatory"));
    assertThat(List.of("LTCF", "MH")).allSatisfy(alias ->
        assertThat(ShippedDefinitions.current(alias).profile().setting()).isEqualTo("residential"));
  }

  /** R5.03, R5.05: a scale is about functioning or about risk; a protocol says 0, 1 or 2, but for the two whose manual has a third level. */
  @Test
  void scalesAreOfTwoTypesAndProtocolsSayZeroOneOrTwo() {
    var kinds = ShippedDefinitions.ENGINE.scales().stream().collect(Collectors.groupingBy(scale -> scale.head().kind()));

    assertThat(names(kinds.get(ScaleKind.FUNCTIONING))).contains("ADLH", "CPS", "COMM", "DRS");
    assertThat(names(kinds.get(ScaleKind.RISK))).contains("CHESS", "PURS");
    assertThat(kinds.get(ScaleKind.CAP)).hasSizeGreaterThan(20).allSatisfy(protocol -> {
      assertThat(protocol.output().categories()).isEmpty();
      assertThat(protocol.output().min()).isZero();
      assertThat(protocol.output().max()).isIn(1.0, 2.0, 3.0);
    });
    assertThat(kinds.get(ScaleKind.CAP)).filteredOn(protocol -> protocol.output().max() > 2).extracting(ScaleDefinition::name)
        .containsExactlyInAnyOrder("CAP_PRESSURE_ULCER", "CAP_URINARY_INCONTINENCE");
  }

  private static List<String> names(List<ScaleDefinition> scales) {
    return scales.stream().map(ScaleDefinition::name).toList();
  }

  /** R5.07: 7 cognition, 2 communication, 4 mood and behaviour, 1 ADL, 2 diseases, 1 health condition, 1 discharge potential. */
  @Test
  void cognitiveLossUsesEighteenItemsOfSevenSections() {
    var homeCare = ShippedDefinitions.current("HC");

    var perSection = ShippedDefinitions.ENGINE.itemsOf(homeCare.id(), "CAP_COGNITIVE_LOSS").stream()
        .collect(Collectors.groupingBy(item -> homeCare.item(item).orElseThrow().module(), Collectors.counting()));

    assertThat(perSection).containsOnly(java.util.Map.entry("C", 7L), java.util.Map.entry("D", 2L), java.util.Map.entry("E", 4L),
        java.util.Map.entry("G", 1L), java.util.Map.entry("I", 2L), java.util.Map.entry("J", 1L), java.util.Map.entry("R", 1L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"BELRAI_SCREENER", "BELRAI_LTCF", "BELRAI_HC", "BELRAI_SOCIAL_SUPPLEMENT"})
  void completeAnswersFillEveryKnownItemAndAreValid(String code) {
    var definition = ShippedDefinitions.current(code);

    for (long seed = 0; seed < 200; seed++) {
      var answers = CompleteAnswers.of(definition, seed);

      assertThat(AnswerValidator.validate(definition, answers).problems()).isEmpty();
      assertThat(definition.items().stream().filter(item -> item.askedWhen() == null)).allMatch(item -> answers.has(item.code()));
    }
  }

  @Test
  void everyCodeOfEveryItemHasItsLabelInFourLanguages() {
    for (var definition : ShippedDefinitions.REGISTRY.all()) {
      for (var item : definition.items()) {
        assertThat(List.of(item.label().nl(), item.label().fr(), item.label().de(), item.label().en())).noneMatch(String::isBlank);
      }
    }
  }

  /** R3.04: answers can travel between settings. */
  @Test
  void theSameQuestionIsFoundInOtherInstruments() {
    var oedema = ShippedDefinitions.current("HC").item("J3u").orElseThrow();
    var eating = ShippedDefinitions.current("LTCF").item("G1j").orElseThrow();

    assertThat(ShippedDefinitions.current("LTCF").corresponding(oedema)).extracting(item -> item.code()).containsExactly("J3t");
    assertThat(ShippedDefinitions.current("SCREENER").corresponding(eating)).extracting(item -> item.code()).containsExactly("2.10", "3.4");
    assertThat(ShippedDefinitions.current("LTCF").corresponding(ShippedDefinitions.current("HC").item("R2").orElseThrow())).isEmpty();
  }

  @Test
  void noReleasedDefinitionHasChanged() throws IOException {
    var lock = ShippedDefinitions.CONFIG.resolve("definitions.lock");
    var entries = DefinitionLedger.entries(ShippedDefinitions.REGISTRY, ShippedDefinitions.ENGINE);
    var ledger = DefinitionLedger.read(new DefinitionFile("definitions.lock", Files.readAllBytes(lock)));

    assertThatCode(() -> ledger.check(entries)).doesNotThrowAnyException();
    assertThat(ledger.seal(entries)).as("seal new definitions with: instruments --seal config/definitions.lock")
        .isEqualTo(Files.readString(lock));
  }
}
