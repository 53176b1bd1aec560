package org.belraihub.instrument;

import java.util.Set;

/** One text in the four languages. Our own short wordings; official wordings are the operator's to load. */
public record Labels(String nl, String fr, String de, String en) {

  private static final Set<String> KEYS = Set.of("nl", "fr", "de", "en");

  /** Reads a mapping with all four languages. */
  public static Labels read(DefinitionNode node) {
    node.allowing(KEYS);
    return new Labels(node.get("nl").text(), node.get("fr").text(), node.get("de").text(), node.get("en").text());
  }

  /** The text in one language. */
  public String in(Language language) {
    return switch (language) {
      case NL -> nl;
      case FR -> fr;
      case DE -> de;
      case EN -> en;
    };
  }
}
