package org.belraihub.testing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.control.SandboxControl;
import org.jspecify.annotations.Nullable;

/** A fictional person in need of care whom nobody knows yet, and what the authentic sources shall know of them. */
public final class NewClient {

  private static final LocalDate LONG_AGO = LocalDate.of(2023, 1, 1);

  private final SandboxControl sandbox;
  private final List<Desk> relations = new ArrayList<>();
  private boolean consent;
  private int fund;
  private @Nullable String familyName;
  private String firstName = "";

  NewClient(SandboxControl sandbox) {
    this.sandbox = sandbox;
  }

  /** Consents to sharing. */
  public NewClient consenting() {
    consent = true;
    return this;
  }

  /** Has a care relation with the organisation of this desk, since 2023 and without end. */
  public NewClient relatedTo(Desk desk) {
    relations.add(desk);
    return this;
  }

  /** Is a member of this care fund, since 2023 and without end. */
  public NewClient memberOf(int careFund) {
    fund = careFund;
    return this;
  }

  /** Is in the person register under this name, born on 3 March 1940. */
  public NewClient named(String first, String family) {
    firstName = first;
    familyName = family;
    return this;
  }

  /** The number, once every source knows the rest. */
  public Insz known() {
    Insz person = sandbox.freshPersons(1).get(0);
    if (consent) {
      sandbox.giveConsent(person);
    }
    relations.forEach(desk -> sandbox.addCareRelation(person, desk.organisation(), LONG_AGO, null));
    if (familyName != null) {
      sandbox.part("person-register", "add", Map.of("insz", person.digits(), "family", familyName, "first", firstName, "born", "1940-03-03"));
    }
    if (fund != 0) {
      sandbox.addMembership(person, fund, "OFFICIEEL", LONG_AGO, null);
    }
    return person;
  }
}
