package org.belraihub.keys;

import java.util.List;

/**
 * A table whose rows are found by the keyed hash of what they hold sealed. While keys change a row has a twin under each hash.
 *
 * @param table   its table, with the columns {@code hash} (primary key) and {@code sealed}
 * @param purpose of hash and seal
 * @param others  the other columns, equal in twins
 */
record HashedTable(String table, String purpose, String others) {

  /** Every one; a test compares this list with the schema. */
  static final List<HashedTable> ALL = List.of(
      new HashedTable("person_number", "person_number", "person_id, valid_from, valid_to"),
      new HashedTable("provider", "provider", "id"));

  /** For progress and log. */
  String target() {
    return table + ".hash";
  }
}
