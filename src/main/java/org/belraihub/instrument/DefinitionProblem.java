package org.belraihub.instrument;

/**
 * One thing that is wrong in a definition file.
 *
 * @param file   name of the file
 * @param line   line, counted from 1; 0 when the problem is not in one line
 * @param what   what is wrong
 * @param remedy what the operator can do
 */
public record DefinitionProblem(String file, int line, String what, String remedy) {

  @Override
  public String toString() {
    return file + (line > 0 ? ":" + line : "") + ": " + what + " (" + remedy + ")";
  }
}
