package org.belraihub.relation;

/** Kinds of care relations; how long each lasts is the register's to say (R2.22, R2.25 to R2.28). */
public enum CareRelationKind {
  /** Agreement with the client: from a chosen day to a chosen day. */
  AGREEMENT,
  /** Ongoing service, such as family care: as long as the service agreement. */
  ONGOING_SERVICE,
  /** Personal contact: 24 months. */
  PERSONAL_CONTACT,
  /** Telephone contact: one month. */
  TELEPHONE_CONTACT,
  /** From an admission agreement (opnameovereenkomst). */
  ADMISSION;

  /** Whether it rests on one contact and so has a fixed length. */
  public boolean isContact() {
    return this == PERSONAL_CONTACT || this == TELEPHONE_CONTACT;
  }
}
