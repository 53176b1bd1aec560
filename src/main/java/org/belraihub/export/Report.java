package org.belraihub.export;

/** What an export holds; of every one but the anonymous one only clients of the organisation with whom there is a relation (T16). */
public enum Report {
  /** Organisation export (R9.05): all closed assessments, those of others only with consent and without comments ((d) 35). */
  ORGANISATION(true, true, false),
  /** Closed assessments of the organisation itself. */
  OWN_ASSESSMENTS(true, false, true),
  /** Drafts of the organisation. */
  OPEN_ASSESSMENTS(false, false, true),
  /** Closed assessments of any organisation. */
  CLOSED_ASSESSMENTS(true, true, true),
  /** Closed assessments of the organisation for general reporting, which name nobody (R9.11); asks for no relation. */
  ANONYMOUS(true, false, true);

  private final boolean closed;
  private final boolean others;
  private final boolean forCoupled;

  Report(boolean closed, boolean others, boolean forCoupled) {
    this.closed = closed;
    this.others = others;
    this.forCoupled = forCoupled;
  }

  /** Closed assessments, or else drafts. */
  public boolean closed() {
    return closed;
  }

  /** Whether nothing in it may name anybody. */
  public boolean anonymous() {
    return this == ANONYMOUS;
  }

  /** Also those of other organisations. */
  public boolean others() {
    return others;
  }

  /** Whether only organisations with software of their own may ask for it (R9.03, (d) 36). */
  public boolean forCoupled() {
    return forCoupled;
  }
}
