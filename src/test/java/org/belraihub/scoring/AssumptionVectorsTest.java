package org.belraihub.scoring;

import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Project defaults for thresholds that are open: these change when the official specification of one arrives. */
class AssumptionVectorsTest {

  @TestFactory
  Stream<DynamicTest> projectDefaults() {
    return VectorFile.tests("scoring-vectors-assumptions.csv");
  }
}
