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
 * @param underConsideration items in beraad
 * @param comments           item or module code to comment
 */
record DraftContent(Answers answers, Set<String> underConsideration, Map<String, String> comments) {

  static DraftContent of(Collection<ModuleContent> modules) {
    var answers = new TreeMap<String, String>();
    var considered = new TreeSet<String>();
    var comments = new TreeMap<String, String>();
    for (ModuleContent module : modules) {
      answers.putAll(module.answers());
      considered.addAll(module.underConsideration());
      comments.putAll(module.comments());
    }
    return new DraftContent(Answers.of(answers), considered, comments);
  }

  static DraftContent of(List<GivenAnswer> given) {
    return of(List.of(ModuleContent.EMPTY.with(given)));
  }

  @Override
  public String toString() {
    return "DraftContent with " + answers.size() + " answers";
  }
}
