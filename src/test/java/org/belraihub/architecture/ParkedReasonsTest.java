package org.belraihub.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.belraihub.ebms.message.DeliveryFailure;
import org.belraihub.federal.FederalOutcome;
import org.junit.jupiter.api.Test;

/** Operators find every reason for which a message is held or parked in the manual, and no other. */
class ParkedReasonsTest {

  private static final Pattern OUTCOME = Pattern.compile("(?:new (?:AttemptOutcome\\.)?(?:Failed|Held|Unreachable)|\\bheld)\\([^;]*?\"([A-Z_]+)\"");
  private static final Set<String> ONLY_WAITS = Set.of("NOT_REACHED", "SOURCE_UNAVAILABLE", "CIRCUIT_OPEN");

  @Test
  void theManualNamesEachReasonOnce() throws IOException {
    var reasons = new TreeSet<String>();
    try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
      for (Path source : sources.filter(file -> file.toString().endsWith(".java")).toList()) {
        String code = Files.readString(source);
        if (code.contains("AttemptOutcome")) {
          OUTCOME.matcher(code).results().map(found -> found.group(1)).forEach(reasons::add);
        }
      }
    }
    assertThat(reasons).as("what is looked for is found").contains("NO_CONSENT", "NO_AGREEMENT", "DEFECT").containsAll(ONLY_WAITS);
    Arrays.stream(DeliveryFailure.Code.values()).map(Enum::name).forEach(reasons::add);
    Arrays.stream(FederalOutcome.Refusal.values()).map(Enum::name).forEach(reasons::add);
    reasons.removeAll(ONLY_WAITS);

    String manual = Files.readString(Path.of("config/operating.md"));
    var named = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|").matcher(manual).results().map(found -> found.group(1)).collect(Collectors.toList());

    assertThat(named).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(reasons);
    ONLY_WAITS.forEach(waits -> assertThat(manual).contains('`' + waits + '`'));
  }
}
