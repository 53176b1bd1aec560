package org.belraihub.instrument;

import java.util.List;
import java.util.stream.Collectors;

/** Definition files that cannot be used; the start stops and shows all problems at once, each with file, line and remedy. */
public final class DefinitionException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<DefinitionProblem> problems;

  /** With all problems found, at least one. */
  public DefinitionException(List<DefinitionProblem> problems) {
    super(problems.stream().map(DefinitionProblem::toString).collect(Collectors.joining(System.lineSeparator())));
    this.problems = List.copyOf(problems);
  }

  /** With one problem. */
  public DefinitionException(DefinitionProblem problem) {
    this(List.of(problem));
  }

  /** All problems found. */
  public List<DefinitionProblem> problems() {
    return problems;
  }
}
