package org.belraihub.assessment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.belraihub.instrument.Answers;

/**
 * All modules of a draft together.
 *
 * @param answers            what is answered
 * @param cleared            items answered before and cleared (R3.13)
 * @param underConsideration items and modules in beraad (R3.14)
 * @param comments           item or module code to comment
 */
public record DraftContent(Answers answers, Set<String> cleared, Set<String> underConsideration, Map<String, String> comments) {

  static final DraftContent EMPTY = new DraftContent(Answers.none(), Set.of(), Set.of(), Map.of());

  static DraftContent of(Collection<ModuleContent> modules) {
    var answers = new TreeMap<String, String>();
    var cleared = new TreeSet<String>();
    var considered = new TreeSet<String>();
    var comments = new TreeMap<String, String>();
    for (ModuleContent module : modules) {
      answers.putAll(module.answers());
      cleared.addAll(module.cleared());
      considered.addAll(module.underConsideration());
      comments.putAll(module.comments());
    }
    return new DraftContent(Answers.of(answers), cleared, considered, comments);
  }

  static DraftContent of(List<GivenAnswer> given) {
    return of(List.of(ModuleContent.EMPTY.with(given)));
  }

  @Override
  public String toString() {
    return "DraftContent with " + answers.size() + " answers";
  }
}
