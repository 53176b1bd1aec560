package org.belraihub.soap.fault.wire;

import org.belraihub.fault.FaultTexts;
import org.belraihub.fault.Language;
import org.belraihub.fault.NoticeCode;

/** Notices as senders see them: code and text in four languages (R11.10). */
public final class NoticeTranslation {

  private NoticeTranslation() {
  }

  /** The notice of a code. */
  public static Notice notice(NoticeCode code) {
    var wire = new Notice();
    wire.setCode(code.name());
    for (Language language : Language.values()) {
      var text = new LocalisedText();
      text.setLang(language.tag());
      text.setValue(FaultTexts.text(code, language));
      wire.getText().add(text);
    }
    return wire;
  }
}
