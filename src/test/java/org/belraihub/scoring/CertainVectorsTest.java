package org.belraihub.scoring;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Published rules, on inputs where no open threshold matters (R5.01, R5.04). */
class CertainVectorsTest {

  @TestFactory
  Stream<DynamicTest> scales() {
    return VectorFile.tests("scoring-vectors.csv");
  }

  @TestFactory
  Stream<DynamicTest> protocols() {
    return VectorFile.tests("scoring-vectors-caps.csv");
  }
}
