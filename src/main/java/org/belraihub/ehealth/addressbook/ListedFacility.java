package org.belraihub.ehealth.addressbook;

import java.util.List;

/**
 * A facility as the address book lists it; only recognised ones are listed.
 *
 * @param id    its number there
 * @param types codes of its type
 */
public record ListedFacility(String id, List<String> types) {

  /** Keeps its own copy. */
  public ListedFacility {
    types = List.copyOf(types);
  }
}
