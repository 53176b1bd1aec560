package org.belraihub.ehealth.source;

/** The basic services the hub asks; the name is that of logs, metrics, circuits and configuration. */
public enum EhealthService {

  /** Security token service (STS) of the eHealth platform. */
  SECURITY_TOKEN("sts"),
  /** Patient consent (geïnformeerde toestemming) of the eHealth platform. */
  CONSENT("consent"),
  /** Therapeutic links (therapeutische relaties) of the eHealth platform. */
  THERAPEUTIC_LINK("therlink"),
  /** Care relations (zorgrelaties) of care organisations. */
  CARE_RELATION("care-relation"),
  /** Membership of care funds (verzekerbaarheid). */
  INSURABILITY("insurability"),
  /** Whether a number and a card belong together (IdSupport). */
  ID_SUPPORT("id-support"),
  /** History of national numbers (SSIN history). */
  SSIN_HISTORY("ssin-history"),
  /** Who a person is (person register). */
  PERSON_REGISTER("person-register"),
  /** Visas and recognised facilities (AddressBook, CoBRHA). */
  ADDRESS_BOOK("address-book"),
  /** Membership of the Circle of Trust (CoBRHA). */
  CIRCLE_OF_TRUST("circle-of-trust");

  private final String key;

  EhealthService(String key) {
    this.key = key;
  }

  /** The stable name, lower case with hyphens. */
  public String key() {
    return key;
  }
}
