package org.belraihub.bench;

/** What is measured together. */
interface Row {

  /** Name for {@code -Dbench.rows}. */
  String name();

  /** Whether it runs only when {@code -Dbench.rows} names it, because it takes long. */
  default boolean onlyWhenNamed() {
    return false;
  }

  /** Measures, and tells what came out. What was not answered as it should fails the benchmark. */
  void measure(Stage stage, Recorder recorder) throws Exception;
}
