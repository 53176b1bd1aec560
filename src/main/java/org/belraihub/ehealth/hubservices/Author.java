package org.belraihub.ehealth.hubservices;

import java.util.List;

/**
 * In whose name a request is made.
 *
 * @param parties the organisation first, then the person who acts for it, if one does
 */
public record Author(List<CareParty> parties) {

  /** Keeps its own copy; at least one party. */
  public Author {
    parties = List.copyOf(parties);
    if (parties.isEmpty()) {
      throw new IllegalArgumentException("an author has at least one care party");
    }
  }
}
