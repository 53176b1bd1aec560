package org.belraihub.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.fault.NoticeCode;

/**
 * The facts of one decision.
 *
 * @param caller   what the sources say of the caller
 * @param relation therapeutic link or care relation valid today
 * @param consent  active consent
 */
public record Facts(Standing caller, Fact relation, Fact consent) {

  /** The notices of work that needs neither (R8.06, R8.07, R2.07). */
  public List<NoticeCode> notices() {
    var notices = new ArrayList<NoticeCode>();
    if (relation.lacks()) {
      notices.add(NoticeCode.N_NO_CARE_RELATION);
    }
    if (consent.lacks()) {
      notices.add(NoticeCode.N_NO_CONSENT);
    }
    if (relation instanceof Fact.Unavailable || consent instanceof Fact.Unavailable || caller.open().isPresent()) {
      notices.add(NoticeCode.N_SOURCE_UNAVAILABLE);
    }
    return notices;
  }

  /** For the access log. */
  public Map<String, String> forLog() {
    var texts = new HashMap<>(caller.forLog());
    texts.put("relation", relation.text());
    texts.put("consent", consent.text());
    return texts;
  }
}
