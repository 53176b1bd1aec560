package org.belraihub.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every code has a neutral text in four languages (R11.10). */
class FaultTextsTest {

  @ParameterizedTest
  @EnumSource(FaultCode.class)
  void everyFaultHasOneSentencePerLanguage(FaultCode code) {
    for (Language language : Language.values()) {
      assertThat(FaultTexts.text(code, language)).endsWith(".").hasSizeBetween(10, 160);
    }
  }

  @ParameterizedTest
  @EnumSource(NoticeCode.class)
  void everyNoticeHasOneSentencePerLanguage(NoticeCode code) {
    for (Language language : Language.values()) {
      assertThat(FaultTexts.text(code, language)).endsWith(".").hasSizeBetween(10, 160);
    }
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void noTextIsThereForACodeThatIsGone(Language language) throws Exception {
    Set<String> codes = Arrays.stream(FaultCode.values()).map(Enum::name).collect(Collectors.toCollection(HashSet::new));
    Arrays.stream(NoticeCode.values()).map(Enum::name).forEach(codes::add);
    var texts = new Properties();

    texts.load(FaultTexts.class.getResourceAsStream("FaultTexts_" + language.tag() + ".properties"));

    assertThat(texts.stringPropertyNames()).containsExactlyInAnyOrderElementsOf(codes);
  }
}
