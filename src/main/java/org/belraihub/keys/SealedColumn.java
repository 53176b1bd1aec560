package org.belraihub.keys;

import java.util.List;

/**
 * A column that holds sealed bytes.
 *
 * @param table   its table
 * @param name    its name
 * @param purpose under which the bytes were sealed
 */
record SealedColumn(String table, String name, String purpose) {

  /** Every one; a test compares this list with the schema. */
  static final List<SealedColumn> ALL = List.of(
      of("person_number", "sealed"),
      of("provider", "sealed"),
      of("organisation", "content"),
      of("draft_module", "sealed"),
      of("assessment_snapshot", "comments"),
      of("invitation", "sealed"),
      of("confirmation", "sealed"),
      of("request", "answer"),
      of("delivery_payload", "sealed"),
      of("federal_held_back", "sealed"),
      of("offline_upload", "sealed"),
      of("offline_line", "sealed"),
      new SealedColumn("offline_line", "sender", "offline_upload"),
      of("organisation_export", "sealed"),
      of("organisation_export_part", "sealed"),
      new SealedColumn("ebms_outgoing", "message", "ebms"),
      new SealedColumn("ebms_outgoing", "acknowledgment", "ebms"),
      new SealedColumn("ebms_incoming", "message", "ebms"),
      new SealedColumn("ebms_incoming", "acknowledgment", "ebms"),
      new SealedColumn("ebms_chunk", "sealed", "ebms"));

  private static SealedColumn of(String table, String name) {
    return new SealedColumn(table, name, table);
  }

  /** For progress and log. */
  String target() {
    return table + "." + name;
  }
}
