package org.belraihub.identity;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A column that says about whom a row is.
 *
 * @param table its table
 * @param name  its name
 * @param key   the other columns of the table's key when the person is part of it; null else
 */
record PersonColumn(String table, String name, @Nullable String key) {

  /** Every one but {@code audit_event}, whose rows never change, and those that {@link OnePerson} moves itself; a test compares this with the schema. */
  static final List<PersonColumn> ALL = List.of(
      new PersonColumn("assessment", "person_id", null),
      new PersonColumn("federal_copy", "person_id", null),
      new PersonColumn("dispute", "person_id", null),
      new PersonColumn("fund_change", "person_id", null),
      new PersonColumn("client", "person_id", "organisation"),
      new PersonColumn("client_seen", "person_id", "organisation, provider_id"));
}
