package org.belraihub.assessment;

/** Where an assessment is in its life (section 4.2 of the requirements). */
public enum AssessmentState {
  /** Created with a start date ahead; no answers yet. */
  PLANNED(false),
  /** Concept: being filled in, until its last usable day. */
  DRAFT(false),
  /** Afgesloten: submitted, immutable. */
  CLOSED(true),
  /** Verlopen: not finished in time; readable for 30 days. */
  EXPIRED(false),
  /** Deleted by hand before it was finished. */
  DELETED(true),
  /** Content erased 30 days after expiry. */
  ERASED(true);

  private final boolean isFinal;

  AssessmentState(boolean isFinal) {
    this.isFinal = isFinal;
  }

  /** Whether nothing can follow. */
  public boolean isFinal() {
    return isFinal;
  }

  /** Whether anything of it may still be shown. */
  public boolean isShown() {
    return this != DELETED && this != ERASED;
  }

  /** Whether answers may still come. */
  public boolean isOpen() {
    return this == PLANNED || this == DRAFT;
  }
}
