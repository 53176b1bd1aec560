package org.belraihub.testing;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;

/** Where the people of the scenarios sit, as the sandbox's organisations file has them; {@link Desk} has Louise and the assessor. */
public final class Desks {

  private static final HcoNumber WZC = Desk.nursingHome().organisation();
  private static final HcoNumber IND = Desk.indicationService().organisation();

  private Desks() {
  }

  /** Louise, certified nurse at the nursing home. */
  public static Desk louise() {
    return Desk.nursingHome();
  }

  /** Louise at her other employer, the family care service. */
  public static Desk louiseAtFamilyCare() {
    return Desk.familyCare();
  }

  /** Ines, assessor of the indication service. */
  public static Desk ines() {
    return Desk.indicationService();
  }

  /** Ines in her other role, managing staff of the indication service. */
  public static Desk inesAsAdmin() {
    return desk("ind", IND, "91041299797", "ADMIN");
  }

  /** Tine, another certified nurse at the nursing home. */
  public static Desk tine() {
    return desk("wzc", WZC, "88061799891", "CERTIFIED_PROVIDER");
  }

  /** Nora at the nursing home, who has not done the training. */
  public static Desk nora() {
    return desk("wzc", WZC, "90011599861", "UNCERTIFIED_PROVIDER");
  }

  /** Ad, managing staff of the nursing home. */
  public static Desk ad() {
    return desk("wzc", WZC, "78063099774", "ADMIN");
  }

  /** Ad at the hospital, where he is managing staff too. */
  public static Desk adAtHospital() {
    return desk("hosp", new HcoNumber("10000033"), "78063099774", "ADMIN");
  }

  /** Hanne, certified nurse at the hospital. */
  public static Desk hanne() {
    return desk("hosp", new HcoNumber("10000033"), "75021199768", "CERTIFIED_PROVIDER");
  }

  /** Rik, certified nurse at the rehabilitation hospital, which has few clients in tests. */
  public static Desk rik() {
    return desk("reva", new HcoNumber("10000044"), "82093099881", "CERTIFIED_PROVIDER");
  }

  /** Rik in his other role, managing staff of the rehabilitation hospital. */
  public static Desk rikAsAdmin() {
    return desk("reva", new HcoNumber("10000044"), "82093099881", "ADMIN");
  }

  /** Doctor Bos at the practice. */
  public static Desk doctorBos() {
    return desk("gp", new HcoNumber("10000077"), "70090199721", "CERTIFIED_PROVIDER");
  }

  /** Jan of the appeals committee, at the indication service. */
  public static Desk appealsCommittee() {
    return desk("ind", IND, "69080599866", "APPEALS_COMMITTEE");
  }

  /** Kaat of the control body, at the indication service. */
  public static Desk controlBody() {
    return desk("ind", IND, "87032199826", "CONTROL_BODY");
  }

  /** Cara, coordinating doctor of the nursing home. */
  public static Desk cara() {
    return desk("wzc", WZC, "64020399876", "COORDINATING_DOCTOR");
  }

  /** The digital platform VSB as the sandbox's key ring knows it; only its key counts. */
  public static Desk platform() {
    return louise().signedBy("vsbnet");
  }

  /** The data warehouse as the sandbox's key ring knows it; only its key counts. */
  public static Desk dataWarehouse() {
    return louise().signedBy("data-warehouse");
  }

  private static Desk desk(String key, HcoNumber organisation, String user, String role) {
    return new Desk(key, organisation, Insz.of(user), role, Desk.SOFTWARE);
  }
}
