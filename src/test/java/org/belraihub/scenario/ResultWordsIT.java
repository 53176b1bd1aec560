package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.soap.assessment.wire.AssessmentPort;
import org.belraihub.soap.assessment.wire.GetEvolutionRequest;
import org.belraihub.soap.assessment.wire.GetResultsRequest;
import org.belraihub.soap.assessment.wire.HubFault;
import org.belraihub.soap.assessment.wire.ItemWords;
import org.belraihub.soap.assessment.wire.Result;
import org.belraihub.soap.assessment.wire.Results;
import org.belraihub.soap.assessment.wire.Wording;
import org.belraihub.soap.assessment.wire.Words;
import org.belraihub.soap.context.wire.Language;
import org.belraihub.testing.Desks;
import org.belraihub.testing.DraftDesk;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** Results in words over the wire: what a professional, a patient and a program read of them. */
class ResultWordsIT {

  private static final String LTCF = "BELRAI_LTCF";
  private static final String SCREENER = "BELRAI_SCREENER";

  private final TestHub hub = TestHub.shared();
  private final AssessmentPort port = hub.port(AssessmentPort.class, "/assessment/v1", Desks.tine());

  /** R5.02 to R5.04, R5.09, R9.17: the oracle of the seed, its words for both readers, and the items it used with their answers. */
  @Test
  void theOracleReadsAsMildlyImpairedForProfessionalsAndPlainlyForThePerson_R5_04_R9_17() throws Exception {
    String reference = closed(Map.of("C1", "2", "C2a", "1", "D1", "1", "G1j", "0"));

    Results results = results(reference, null, null);

    assertThat(results.getInstrument()).isEqualTo(LTCF);
    assertThat(results.getInstrumentStatus()).isEqualTo("PROVISIONAL");
    Result cps = find(results, "CPS");
    assertThat(cps.getValue()).isEqualByComparingTo("2");
    assertThat(cps.getVersion()).isEqualTo("1");
    assertThat(cps.getInterpretation()).isEqualTo("MILD");
    assertThat(cps.getSeverity()).isEqualTo("LOW");
    assertThat(cps.getKind()).isEqualTo("FUNCTIONING");
    assertThat(cps.getHighest()).isEqualByComparingTo("6");
    assertThat(find(results, "CHESS").getKind()).isEqualTo("RISK");
    assertThat(find(results, "CAP_FALLS").getKind()).isEqualTo("CAP");
    Wording dutch = cps.getWording().get(0);
    assertThat(cps.getWording()).as("the language of the context alone, which is Dutch by default").hasSize(1);
    assertThat(dutch.getMeaning()).isEqualTo("licht verstoord");
    assertThat(dutch.getPlainName()).isEqualTo("Denken en onthouden");
    assertThat(dutch.getPlainMeaning()).isEqualTo("U hebt een beetje moeite met denken of onthouden.");
    assertThat(dutch.getCaution()).as("a certain rule").isNull();
    assertThat(cps.getInput()).extracting(Result.Input::getItem).contains("C1", "C2a", "D1");
    ItemWords decision = results.getItem().stream().filter(item -> item.getItem().equals("C1")).findFirst().orElseThrow();
    assertThat(decision.getWording()).singleElement().satisfies(words -> {
      assertThat(words.getLabel()).isNotBlank();
      assertThat(words.getAnswer()).isEqualTo("minimaal beperkt");
    });
    assertThat(results.getItem()).extracting(ItemWords::getItem).as("each item once").doesNotHaveDuplicates();
    assertThat(results.getResult()).filteredOn(result -> !"ACTIVE".equals(result.getStatus())).as("what is provisional says so").isNotEmpty()
        .allSatisfy(result -> assertThat(result.getWording().get(0).getCaution()).startsWith("Voorlopig"));
  }

  /** R3.20: the four languages; words never change a code; another language is refused. R5.19: a program gets codes alone. */
  @Test
  void wordsComeInEachOfFourLanguagesAndNeverChangeACode_R3_20_E30() throws Exception {
    String reference = closed(Map.of("C1", "2", "C2a", "1", "D1", "1", "G1j", "0"));

    Results codes = results(reference, Words.NONE, null);
    Results french = results(reference, Words.ONE, Language.FR);
    Results all = results(reference, Words.ALL, Language.DE);

    assertThat(codes.getItem()).isEmpty();
    assertThat(codes.getResult()).allSatisfy(result -> assertThat(result.getWording()).isEmpty());
    assertThat(find(french, "CPS").getWording()).extracting(Wording::getMeaning).containsExactly("légèrement altéré");
    assertThat(find(all, "CPS").getWording()).extracting(Wording::getLanguage)
        .containsExactly(Language.NL, Language.FR, Language.DE, Language.EN);
    assertThat(keys(french)).isEqualTo(keys(codes)).isEqualTo(keys(all));

    var request = request(reference, Words.ONE, Language.FR);
    byte[] spanish = new String(hub.raw().unsigned(request), StandardCharsets.UTF_8).replace(">fr<", ">es<").getBytes(StandardCharsets.UTF_8);
    assertThat(hub.raw().post(hub.assessmentService(), "urn:belraihub:assessment:v1:GetResults",
        hub.raw().signedAsItIs(Desks.tine(), spanish, hub.now())).code()).isEqualTo("SCHEMA_INVALID");
  }

  /** Skip rule of coma: what cannot be computed is named with its items, and is not called a zero. */
  @Test
  void whatCannotBeComputedNamesTheMissingItemsAndSaysSoInWords_R5_09() throws Exception {
    Insz person = hub.client().relatedTo(Desks.tine()).known();
    var definition = hub.definition(LTCF);
    var coma = CompleteAnswers.of(definition, 5).without(definition.skipRules().get(0).items()).with(Map.of("C1", "5"));
    String reference = hub.at(Desks.tine()).submit(Case.of(person, LTCF), coma, null).reference();

    Results results = results(reference, Words.ONE, Language.EN);

    assertThat(find(results, "CPS").getValue()).isEqualByComparingTo("6");
    Result mood = find(results, "DRS");
    assertThat(mood.getValue()).isNull();
    assertThat(mood.getSeverity()).isNull();
    assertThat(mood.getMissingItem()).contains("E1a", "E1g");
    assertThat(mood.getWording()).singleElement().satisfies(words -> {
      assertThat(words.getMeaning()).startsWith("not computable");
      assertThat(words.getPlainMeaning()).startsWith("This could not be worked out");
    });
    assertThat(results.getItem()).filteredOn(item -> item.getItem().equals("E1a")).singleElement()
        .satisfies(item -> assertThat(item.getWording().get(0).getAnswer()).isNull());
  }

  /** R5.12: each scale named once, each outcome with its meaning, and whether it may stand in one line with the others. */
  @Test
  void anEvolutionNamesEachScaleOnceAndSaysWhatMayBeCompared_R5_12() throws Exception {
    Insz person = hub.client().relatedTo(Desks.tine()).known();
    String ltcf;
    try (var day = hub.on(LocalDate.of(2025, 3, 10))) {
      ltcf = closed(person, Map.of("C1", "3", "C2a", "1", "D1", "3", "G1j", "0"));
    }
    String screener = hub.at(Desks.tine()).submit(Case.of(person, SCREENER), hub.answers(SCREENER, person), null).reference();
    String later = closed(person, Map.of("C1", "1", "C2a", "0", "D1", "0", "G1j", "0"));
    var request = new GetEvolutionRequest();
    request.setContext(DraftDesk.context(Desks.tine()));
    request.getContext().setLanguage(Language.DE);
    request.getReference().addAll(List.of(ltcf, screener, later));

    var course = port.getEvolution(request);

    var cps = course.getTrend().stream().filter(trend -> trend.getScale().equals("CPS")).findFirst().orElseThrow();
    assertThat(cps.getDirection()).isEqualTo("BETTER");
    assertThat(cps.getWording()).singleElement().satisfies(words -> assertThat(words.getName()).isEqualTo("Kognitionsskala"));
    assertThat(find(course.getPoint().get(0).getResults(), "CPS").getWording()).singleElement().satisfies(words -> {
      assertThat(words.getName()).isNull();
      assertThat(words.getMeaning()).isEqualTo("mäßig bis schwer beeinträchtigt");
    });
    var mood = course.getTrend().stream().filter(trend -> trend.getScale().equals("DRS")).findFirst().orElseThrow();
    assertThat(mood.getOutcome()).extracting(outcome -> outcome.getReference() + " " + outcome.getComparison())
        .containsExactly(ltcf + " COMPARED", screener + " NOT_ASSESSED", later + " COMPARED");
  }

  private String closed(Map<String, String> answers) throws Exception {
    return closed(hub.client().relatedTo(Desks.tine()).known(), answers);
  }

  private String closed(Insz person, Map<String, String> answers) throws Exception {
    return hub.at(Desks.tine()).submit(Case.of(person, LTCF), hub.answers(LTCF, person).with(answers), null).reference();
  }

  private Results results(String reference, Words words, Language language) throws HubFault {
    return port.getResults(request(reference, words, language)).getResults();
  }

  private static GetResultsRequest request(String reference, Words words, Language language) {
    var request = new GetResultsRequest();
    request.setContext(DraftDesk.context(Desks.tine()));
    request.getContext().setLanguage(language);
    request.setReference(reference);
    request.setWords(words);
    return request;
  }

  private static Result find(Results results, String scale) {
    return results.getResult().stream().filter(result -> result.getScale().equals(scale)).findFirst().orElseThrow();
  }

  private static List<String> keys(Results results) {
    return results.getResult().stream().map(result -> result.getScale() + "@" + result.getVersion() + " " + result.getValue() + " "
        + result.getCategory() + " " + result.getInterpretation() + " " + result.getSeverity() + " " + result.getStatus()).toList();
  }
}
