package org.belraihub.instrument;

import java.util.List;

/**
 * Everything that is wrong with a set of answers, at once.
 *
 * @param problems in the order of the form; unknown items last
 * @param modules  completeness per module, in the order of the form
 */
public record ValidationReport(List<AnswerProblem> problems, List<ModuleCompleteness> modules) {

  public ValidationReport {
    problems = List.copyOf(problems);
    modules = List.copyOf(modules);
  }

  /** Whether an assessment with these answers can be closed (R4.23). */
  public boolean complete() {
    return problems.stream().noneMatch(problem -> problem.kind().blocks());
  }

  /** Whether a draft with these answers can be saved: answers may be missing, none may be wrong. */
  public boolean savable() {
    return wrong().isEmpty();
  }

  /** Items that still need an answer. */
  public List<String> missingItems() {
    return problems.stream().filter(problem -> problem.kind() == AnswerProblem.Kind.MISSING).map(AnswerProblem::item).toList();
  }

  /** What has to be corrected, missing answers apart. */
  public List<AnswerProblem> wrong() {
    return problems.stream().filter(problem -> problem.kind().blocks() && problem.kind() != AnswerProblem.Kind.MISSING
        && problem.kind() != AnswerProblem.Kind.INCONSISTENT).toList();
  }
}
