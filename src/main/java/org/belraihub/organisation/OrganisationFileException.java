package org.belraihub.organisation;

import java.util.List;

/** An organisations file with mistakes: all of them, each with its place and none with a national number. */
public final class OrganisationFileException extends Exception {

  private static final long serialVersionUID = 1L;

  private final List<String> problems;

  OrganisationFileException(List<String> problems) {
    super("the organisations file has " + problems.size() + " problem(s): " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  /** One sentence each. */
  public List<String> problems() {
    return problems;
  }
}
