package org.belraihub.organisation;

/** The one active role of an acting user (R1.03, R2.09 to R2.12, R1.09). */
public enum Role {
  /** Zorgverlener met certificaat: training completed; creates and consults. */
  CERTIFIED_PROVIDER(true),
  /** Zorgverlener zonder certificaat: consults only. */
  UNCERTIFIED_PROVIDER(false),
  /** Indicatiesteller zorgbudgetten: creates and consults; billing is on by default. */
  ASSESSOR(true),
  /** Managing staff: creates and consults, reports and disputes. */
  ADMIN(true),
  /** Bezwaarcommissie: free Screener reference date. */
  APPEALS_COMMITTEE(true),
  /** Controleorgaan: free Screener reference date. */
  CONTROL_BODY(true),
  /** Coördinerend raadgevend arts (CRA) of a nursing home: figures over groups, nothing about a patient (R1.15, T21). */
  COORDINATING_DOCTOR(false);

  private final boolean mayCreate;

  Role(boolean mayCreate) {
    this.mayCreate = mayCreate;
  }

  /** Whether this role starts, saves and submits assessments (T2, T3). */
  public boolean mayCreate() {
    return mayCreate;
  }

  /** Whether this role chooses any Screener reference date (R4.05). */
  public boolean choosesReferenceDate() {
    return this == APPEALS_COMMITTEE || this == CONTROL_BODY;
  }
}
