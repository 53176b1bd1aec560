package org.belraihub.assessment;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;

/**
 * What a draft holds of one module: answered, cleared and considered items (R3.13, R3.14) and comments. Immutable; sealed at rest.
 *
 * @param answers            item to value
 * @param cleared            items answered before and cleared
 * @param underConsideration items in beraad
 * @param comments           item to comment; own organisation only (R3.16)
 */
public record ModuleContent(Map<String, String> answers, Set<String> cleared, Set<String> underConsideration, Map<String, String> comments) {

  /** Longest comment in characters. */
  public static final int LONGEST_COMMENT = 5000;

  /** Nothing yet. */
  public static final ModuleContent EMPTY = new ModuleContent(Map.of(), Set.of(), Set.of(), Map.of());

  /** Sorts, so that equal contents are written alike. */
  public ModuleContent {
    answers = new TreeMap<>(answers);
    cleared = new TreeSet<>(cleared);
    underConsideration = new TreeSet<>(underConsideration);
    comments = new TreeMap<>(comments);
  }

  /** This content after a save; COMMENT_TOO_LONG when a comment is longer than 5000 characters. */
  public ModuleContent with(List<GivenAnswer> given) {
    var newAnswers = new TreeMap<>(answers);
    var newCleared = new TreeSet<>(cleared);
    var newConsidered = new TreeSet<>(underConsideration);
    var newComments = new TreeMap<>(comments);
    for (GivenAnswer answer : given) {
      String item = answer.item();
      if (answer.value() != null) {
        newAnswers.put(item, answer.value());
        newCleared.remove(item);
      } else if (newAnswers.remove(item) != null) {
        newCleared.add(item);
      }
      if (answer.underConsideration()) {
        newConsidered.add(item);
      } else {
        newConsidered.remove(item);
      }
      comment(newComments, item, answer.comment());
    }
    return new ModuleContent(newAnswers, newCleared, newConsidered, newComments);
  }

  private static void comment(Map<String, String> comments, String item, @org.jspecify.annotations.Nullable String comment) {
    if (comment == null) {
      return;
    }
    if (comment.codePointCount(0, comment.length()) > LONGEST_COMMENT) {
      throw new RefusedException(FaultCode.COMMENT_TOO_LONG, "more than " + LONGEST_COMMENT + " characters", List.of(item));
    }
    if (comment.isEmpty()) {
      comments.remove(item);
    } else {
      comments.put(item, comment);
    }
  }

  @Override
  public String toString() {
    return "ModuleContent with " + answers.size() + " answers";
  }
}
