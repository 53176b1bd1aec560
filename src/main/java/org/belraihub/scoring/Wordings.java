package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionNode;
import org.belraihub.instrument.DefinitionProblem;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.instrument.Labels;

/**
 * Words laid over those of the definitions, by files of their own under config/wordings: a better sentence for patients, or the
 * official wordings that an operator has a licence for, without a new version of what is computed. Words never change a code.
 */
public final class Wordings {

  private static final Wordings NONE = new Wordings();

  private final Map<String, Labels> words = new HashMap<>();
  private final Map<String, DefinitionNode> places = new HashMap<>();

  private Wordings() {
  }

  /** The definitions' own words alone. */
  public static Wordings none() {
    return NONE;
  }

  /**
   * Reads files in the order of their names; the later one wins.
   *
   * @throws DefinitionException with all problems of all files
   */
  public static Wordings of(List<DefinitionFile> files) {
    var wordings = new Wordings();
    var problems = new ArrayList<DefinitionProblem>();
    for (var file : files) {
      try {
        wordings.read(DefinitionNode.parse(file).allowing(Set.of("scales", "instruments", "note")));
      } catch (DefinitionException e) {
        problems.addAll(e.problems());
      }
    }
    if (!problems.isEmpty()) {
      throw new DefinitionException(problems);
    }
    return wordings;
  }

  private void read(DefinitionNode root) {
    root.find("scales").ifPresent(scales -> scales.entries().forEach((scale, node) -> {
      node.allowing(Set.of("label", "plain", "bands"));
      node.find("label").ifPresent(label -> put("scale " + scale + " label", label));
      node.find("plain").ifPresent(plain -> put("scale " + scale + " plain", plain));
      node.find("bands").ifPresent(bands -> bands.entries().forEach((key, band) -> {
        band.allowing(Set.of("label", "plain"));
        band.find("label").ifPresent(label -> put("band " + scale + " " + key + " label", label));
        band.find("plain").ifPresent(plain -> put("band " + scale + " " + key + " plain", plain));
      }));
    }));
    root.find("instruments").ifPresent(instruments -> instruments.entries().forEach((instrument, node) -> {
      node.allowing(Set.of("items", "answers"));
      node.find("items").ifPresent(items -> items.entries().forEach((item, label) -> put("item " + instrument + " " + item, label)));
      node.find("answers").ifPresent(lists -> lists.entries().forEach((list, codes) ->
          codes.entries().forEach((code, label) -> put("answer " + instrument + " " + list + " " + code, label))));
    }));
  }

  private void put(String what, DefinitionNode node) {
    words.put(what, Labels.read(node));
    places.put(what, node);
  }

  /** Words for what no definition has, such as a misspelt key; they do no harm and no good. */
  public List<DefinitionProblem> unused(ScoringEngine engine, List<InstrumentDefinition> instruments) {
    var known = new java.util.HashSet<String>();
    for (var scale : engine.scales()) {
      known.addAll(List.of("scale " + scale.name() + " label", "scale " + scale.name() + " plain"));
      scale.interpretations().forEach(band -> known.addAll(List.of("band " + scale.name() + " " + band.key() + " label",
          "band " + scale.name() + " " + band.key() + " plain")));
    }
    for (var instrument : instruments) {
      instrument.modules().stream().flatMap(module -> module.items().stream()).forEach(item -> {
        known.add("item " + instrument.code() + " " + item.code());
        Optional.ofNullable(item.codeList()).ifPresent(list ->
            list.codes().forEach(code -> known.add("answer " + instrument.code() + " " + list.name() + " " + code)));
      });
    }
    return places.entrySet().stream().filter(entry -> !known.contains(entry.getKey())).map(entry -> entry.getValue()
        .problem("words for a " + entry.getKey() + " that no definition has", "correct the key, or remove it")).toList();
  }

  Labels name(ScaleDefinition scale) {
    return words.getOrDefault("scale " + scale.name() + " label", scale.head().label());
  }

  Labels plainName(ScaleDefinition scale) {
    return words.getOrDefault("scale " + scale.name() + " plain", scale.head().plain());
  }

  Labels meaning(ScaleDefinition scale, Interpretation band) {
    return words.getOrDefault("band " + scale.name() + " " + band.key() + " label", band.label());
  }

  Labels plainMeaning(ScaleDefinition scale, Interpretation band) {
    return words.getOrDefault("band " + scale.name() + " " + band.key() + " plain", band.plain());
  }

  Labels item(InstrumentDefinition instrument, ItemDefinition item) {
    return words.getOrDefault("item " + instrument.code() + " " + item.code(), item.label());
  }

  Optional<Labels> answer(InstrumentDefinition instrument, ItemDefinition item, String code) {
    return item.answerLabel(code).map(own -> item.codeList() == null ? own
        : words.getOrDefault("answer " + instrument.code() + " " + item.codeList().name() + " " + code, own));
  }
}
