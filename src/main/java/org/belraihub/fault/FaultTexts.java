package org.belraihub.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Properties;

/**
 * One neutral sentence per code and language, from {@code FaultTexts_nl.properties} and its siblings. A text says what was
 * refused, never about whom.
 */
public final class FaultTexts {

  private static final Map<Language, Properties> TEXTS = load();

  private FaultTexts() {
  }

  /** The sentence of a refusal. */
  public static String text(FaultCode code, Language language) {
    return text(code.name(), language);
  }

  /** The sentence of a notice. */
  public static String text(NoticeCode code, Language language) {
    return text(code.name(), language);
  }

  private static String text(String code, Language language) {
    String text = TEXTS.get(language).getProperty(code);
    if (text == null) {
      throw new IllegalStateException("no text in " + language + " for " + code);
    }
    return text;
  }

  private static Map<Language, Properties> load() {
    var all = new EnumMap<Language, Properties>(Language.class);
    for (Language language : Language.values()) {
      var texts = new Properties();
      try (InputStream in = FaultTexts.class.getResourceAsStream("FaultTexts_" + language.tag() + ".properties")) {
        texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new UncheckedIOException("the texts of faults are not readable", e);
      }
      all.put(language, texts);
    }
    return all;
  }
}
