package org.belraihub.ebms.agreement;

import java.util.List;

/** A document that is not an agreement this service can work with; names every problem that was found. */
public final class AgreementRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  /** With at least one problem. */
  public AgreementRefusedException(List<String> problems) {
    super(String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  AgreementRefusedException(String problem) {
    this(List.of(problem));
  }

  /** One sentence each. */
  public List<String> problems() {
    return problems;
  }
}
