package org.belraihub.scoring;

import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.Labels;
import org.belraihub.instrument.Language;
import org.belraihub.instrument.ModuleDefinition;

import org.jspecify.annotations.Nullable;

/**
 * Says results in words: for professionals, and plainly for the person concerned (R9.17), in four languages (R3.20). Words come from
 * the very version of the definition that made the result; a version that is no longer here leaves its result in codes.
 */
public final class ResultWording {

  private static final Labels NOT_COMPUTABLE = new Labels("niet te berekenen: er ontbreken antwoorden",
      "non calculable : des réponses manquent", "nicht berechenbar: es fehlen Antworten", "not computable: answers are missing");
  private static final Labels NOT_COMPUTABLE_PLAINLY = new Labels("Dit kon niet worden berekend, omdat niet alles is ingevuld.",
      "Ceci n'a pas pu être calculé, car tout n'a pas été rempli.", "Dies konnte nicht berechnet werden, weil nicht alles ausgefüllt ist.",
      "This could not be worked out, because not everything was filled in.");
  private static final Labels PROVISIONAL = new Labels("Voorlopig: een deel van deze rekenregel wacht op de officiële publicatie.",
      "Provisoire : une partie de cette règle de calcul attend la publication officielle.",
      "Vorläufig: ein Teil dieser Rechenregel wartet auf die amtliche Veröffentlichung.",
      "Provisional: a part of this rule awaits the official publication.");
  private static final Labels ASSUMED = new Labels("Onder voorbehoud: een grenswaarde van deze rekenregel is niet officieel bevestigd.",
      "Sous réserve : un seuil de cette règle de calcul n'est pas officiellement confirmé.",
      "Unter Vorbehalt: ein Grenzwert dieser Rechenregel ist nicht amtlich bestätigt.",
      "With reservation: a threshold of this rule is not officially confirmed.");

  private final ScoringEngine engine;
  private final Wordings wordings;

  /** Over the definitions of an engine, with words laid over theirs. */
  public ResultWording(ScoringEngine engine, Wordings wordings) {
    this.engine = engine;
    this.wordings = wordings;
  }

  /**
   * A result in words.
   *
   * @param name         name of the scale for professionals
   * @param meaning      what the outcome means, or that it is not computable; null when the scale has no bands
   * @param plainName    name for the person concerned
   * @param plainMeaning a sentence for the person concerned; null when the scale has no bands
   * @param caution      to be shown beside either wording; null when the rule is confirmed
   */
  public record Wording(String name, @Nullable String meaning, String plainName, @Nullable String plainMeaning, @Nullable String caution) {
  }

  /**
   * Where a result lies, in any language.
   *
   * @param scale    the version of the scale that made it
   * @param severity how heavy the band weighs; null when not computable or without bands
   */
  public record Placing(ScaleDefinition scale, Interpretation.@Nullable Severity severity) {
  }

  /**
   * An item that results used or missed.
   *
   * @param code        code of the item
   * @param label       what was asked
   * @param answer      answer given; null when it is missing
   * @param answerLabel label of the answer; null for numbers, dates and what is missing
   */
  public record ItemUsed(String code, Labels label, @Nullable String answer, @Nullable Labels answerLabel) {
  }

  /** Name of a scale for professionals. */
  public String name(ScaleDefinition scale, Language language) {
    return wordings.name(scale).in(language);
  }

  /** Where a result lies; nothing when the version of its scale is no longer here. */
  public Optional<Placing> placing(ScaleResult result) {
    return definitionOf(result).map(scale ->
        new Placing(scale, scale.interpretation(result.interpretationKey()).map(Interpretation::severity).orElse(null)));
  }

  /** A result in words; nothing when the version of its scale is no longer here. */
  public Optional<Wording> word(ScaleResult result, Language language) {
    return definitionOf(result).map(scale -> {
      var band = scale.interpretation(result.interpretationKey());
      var meaning = result.computable() ? band.map(found -> wordings.meaning(scale, found)).orElse(null) : NOT_COMPUTABLE;
      var plainly = result.computable() ? band.map(found -> wordings.plainMeaning(scale, found)).orElse(null) : NOT_COMPUTABLE_PLAINLY;
      return new Wording(wordings.name(scale).in(language), in(meaning, language), wordings.plainName(scale).in(language),
          in(plainly, language), in(caution(result), language));
    });
  }

  private static @Nullable Labels caution(ScaleResult result) {
    if (result.status() != ScaleStatus.ACTIVE || result.confidence() == Confidence.UNCERTAIN) {
      return PROVISIONAL;
    }
    return result.confidence() == Confidence.CERTAIN ? null : ASSUMED;
  }

  private Optional<ScaleDefinition> definitionOf(ScaleResult result) {
    return engine.scale(result.scale() + "@" + result.scaleVersion());
  }

  private static @Nullable String in(@Nullable Labels labels, Language language) {
    return labels == null ? null : labels.in(language);
  }

  /** The answered items of a module, in its order. */
  public List<ItemUsed> answered(ModuleDefinition module, Answers answers, InstrumentDefinition definition) {
    return module.items().stream().filter(item -> answers.has(item.code())).map(item -> {
      String answer = String.valueOf(answers.get(item.code()));
      return new ItemUsed(item.code(), wordings.item(definition, item), answer, wordings.answer(definition, item, answer).orElse(null));
    }).toList();
  }

  /** Items that these results of one assessment used or missed, each once; says nothing about which one caused an outcome (R5.09). */
  public List<ItemUsed> items(List<ScaleResult> results, InstrumentDefinition definition) {
    var used = new TreeMap<String, ItemUsed>();
    for (var result : results) {
      result.inputs().forEach((code, answer) -> definition.item(code).ifPresent(item -> used.put(code,
          new ItemUsed(code, wordings.item(definition, item), answer, wordings.answer(definition, item, answer).orElse(null)))));
      result.missing().forEach(code -> definition.item(code).ifPresent(item -> used.putIfAbsent(code,
          new ItemUsed(code, wordings.item(definition, item), null, null))));
    }
    return List.copyOf(used.values());
  }
}
