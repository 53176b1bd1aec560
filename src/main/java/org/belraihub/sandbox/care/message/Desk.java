package org.belraihub.sandbox.care.message;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;

/**
 * Where care software runs and who sits at it.
 *
 * @param key          name of the organisation's key of the sandbox, which signs
 * @param organisation HCO number
 * @param user         acting user
 * @param role         the one active role, as in the contract
 * @param software     attestation id of the software
 */
public record Desk(String key, HcoNumber organisation, Insz user, String role, String software) {

  /** The attested software of the sandbox. */
  public static final String SOFTWARE = "SANDBOX-CARE-1";

  private static final Insz LOUISE = Insz.of("85041299867");

  /** Louise, certified nurse at the nursing home. */
  public static Desk nursingHome() {
    return new Desk("wzc", new HcoNumber("10000022"), LOUISE, "CERTIFIED_PROVIDER", SOFTWARE);
  }

  /** Louise, certified nurse at the family care service. */
  public static Desk familyCare() {
    return new Desk("gz", new HcoNumber("10000011"), LOUISE, "CERTIFIED_PROVIDER", SOFTWARE);
  }

  /** The assessor of the indication service. */
  public static Desk indicationService() {
    return new Desk("ind", new HcoNumber("10000066"), Insz.of("91041299797"), "ASSESSOR", SOFTWARE);
  }

  /** The same desk, with the messages signed by another key. */
  public Desk signedBy(String otherKey) {
    return new Desk(otherKey, organisation, user, role, software);
  }

  @Override
  public String toString() {
    return key;
  }
}
