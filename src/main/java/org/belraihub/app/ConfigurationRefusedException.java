package org.belraihub.app;

import java.util.List;
import java.util.stream.Collectors;

/** The configuration has problems, and the hub does not start. */
final class ConfigurationRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * One problem.
   *
   * @param key    setting
   * @param what   what is wrong
   * @param remedy what to do
   */
  record Problem(String key, String what, String remedy) {

    @Override
    public String toString() {
      return key + ": " + what + "; " + remedy;
    }
  }

  private final transient List<Problem> problems;

  ConfigurationRefusedException(List<Problem> problems) {
    super(problems.size() + " problem(s) in the configuration:\n"
        + problems.stream().map(problem -> "  - " + problem).collect(Collectors.joining("\n")), null, false, false);
    this.problems = List.copyOf(problems);
  }

  /** All of them. */
  List<Problem> problems() {
    return problems;
  }
}
