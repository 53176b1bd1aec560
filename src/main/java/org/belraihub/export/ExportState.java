package org.belraihub.export;

/** How far an export is (R9.06). */
public enum ExportState {
  /** Aangevraagd: is being made, or waits for a source. Counts for the quota. */
  REQUESTED,
  /** Mislukt: will not be made; there is no file. */
  FAILED,
  /** Succesvol: the file can be downloaded for a week. */
  SUCCESSFUL,
  /** Vervallen: the week is over and the file erased. */
  LAPSED
}
