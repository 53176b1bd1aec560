package org.belraihub.instrument;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * One item (vraag) of an instrument.
 *
 * @param code         code of the edition, for example {@code G2j}
 * @param module       code of the module it belongs to
 * @param label        our own short label
 * @param type         form of the answer
 * @param codeList     for coded items
 * @param min          smallest number allowed; null: no limit
 * @param max          largest number allowed, or longest text; null: no limit
 * @param required     whether the assessment can be closed without it
 * @param perspective  whose view it gives (R3.11)
 * @param lookbackDays days the answer looks back from the reference date; 0: no period
 * @param askedWhen    asked only when this holds (gates, R3.10); null: always
 * @param knowledge    how sure this item is
 * @param sameAs       marks shared with the same question in other instruments (R3.04), for example {@code eating}
 */
public record ItemDefinition(String code, String module, Labels label, ItemType type, @Nullable CodeList codeList,
    @Nullable BigDecimal min, @Nullable BigDecimal max, boolean required, Perspective perspective, int lookbackDays,
    @Nullable ItemCondition askedWhen, Knowledge knowledge, Set<String> sameAs) {

  /** The label of a code of this item's list. */
  public Optional<Labels> answerLabel(String code) {
    return codeList == null ? Optional.empty() : Optional.ofNullable(codeList.labels().get(code));
  }
}
