package org.belraihub.ebms.agreement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The agreements in force. Asked anew for every message, so that an implementation may reload them at any time. */
@FunctionalInterface
public interface Agreements {

  /** The agreement with this id. */
  Optional<Agreement> find(String cpaId);

  /** A fixed set. */
  static Agreements of(List<Agreement> agreements) {
    Map<String, Agreement> byId = agreements.stream().collect(Collectors.toUnmodifiableMap(Agreement::cpaId, Function.identity()));
    return cpaId -> Optional.ofNullable(byId.get(cpaId));
  }
}
