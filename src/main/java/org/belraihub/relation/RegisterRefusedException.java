package org.belraihub.relation;

import java.util.List;

/** The register answered and said no. */
public final class RegisterRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> codes;

  /** With the codes of the register (CR.INPUT.n, CR.STATE.n). */
  public RegisterRefusedException(List<String> codes) {
    super("the register of care relations refused: " + String.join(", ", codes));
    this.codes = List.copyOf(codes);
  }

  /** Why, in codes of the register. */
  public List<String> codes() {
    return codes;
  }
}
