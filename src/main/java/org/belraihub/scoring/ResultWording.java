package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.List;

import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.Labels;
import org.belraihub.instrument.Language;

import org.jspecify.annotations.Nullable;

/** Says results in words: for professionals, and plainly for the person concerned (R9.17), in four languages (R3.20). */
public final class ResultWording {

  private final ScoringEngine engine;

  /** Over the definitions of an engine. */
  public ResultWording(ScoringEngine engine) {
    this.engine = engine;
  }

  /**
   * A result in words.
   *
   * @param name     name of the scale
   * @param value    outcome as text, empty when not computable
   * @param meaning  what it means; empty when no band is defined
   * @param severity how heavy it weighs; null when no band is defined
   * @param from     lowest outcome of the scale
   * @param to       highest outcome of the scale
   */
  public record Wording(String name, String value, String meaning, Interpretation.@Nullable Severity severity, double from, double to) {
  }

  /**
   * An item used in a calculation with the answer given.
   *
   * @param item   code of the item
   * @param label  what was asked
   * @param answer code or number given
   * @param meaning label of the code; empty for numbers
   */
  public record TriggerItem(String item, String label, String answer, String meaning) {
  }

  /** For professionals. */
  public Wording professional(ScaleResult result, Language language) {
    return word(result, language, false);
  }

  /** For the person concerned: plain, without item answers and comments. */
  public Wording plain(ScaleResult result, Language language) {
    return word(result, language, true);
  }

  private Wording word(ScaleResult result, Language language, boolean plain) {
    var scale = engine.scale(result.scale() + "@" + result.scaleVersion());
    if (scale.isEmpty()) {
      return new Wording(result.scale(), result.text(), "", null, 0, 0);
    }
    var head = scale.get().head();
    var band = scale.get().interpretation(result.interpretationKey());
    var meaning = band.map(found -> (plain ? found.plain() : found.label()).in(language)).orElse("");
    return new Wording((plain ? head.plain() : head.label()).in(language), result.text(), meaning,
        band.map(Interpretation::severity).orElse(null), scale.get().output().min(), scale.get().output().max());
  }

  /** Items used with the answers given; says nothing about which one caused the outcome (R5.09). */
  public List<TriggerItem> triggerItems(ScaleResult result, InstrumentDefinition definition, Language language) {
    var items = new ArrayList<TriggerItem>();
    result.inputs().forEach((code, answer) -> definition.item(code).ifPresent(item -> items.add(new TriggerItem(code,
        item.label().in(language), answer, item.answerLabel(answer).map((Labels label) -> label.in(language)).orElse("")))));
    return items;
  }
}
