package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Path;

import org.belraihub.instrument.DefinitionException;
import org.belraihub.testing.TestDatabase;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What a version said when it was first used stays what it says, also for definitions that no release knows. */
class DefinitionMemoryIT {

  @TempDir
  private Path folder;
  private DefinitionMemory memory;
  private Path own;

  @BeforeEach
  void anOperatorsOwnScreenerIsInUse() throws IOException {
    String database = TestDatabase.fresh();
    Flyway.configure().dataSource(database, null, null).schemas("hub").defaultSchema("hub").locations("classpath:db/migration").load().migrate();
    memory = new DefinitionMemory(new JdbcTemplate(TestDatabase.source(database, "hub")));
    own = OwnDefinitions.copyTo(folder.resolve("own"));
    OwnDefinitions.newVersion(own, "instruments/belrai-screener-1.0.yaml", "version: \"1.0\"", "version: \"2.0\"");
    memory.check(CareDefinitions.load(own));
  }

  @Test
  void theSameDefinitionsAndNewVersionsAreTakenAgainAndAgain() throws IOException {
    OwnDefinitions.newVersion(own, "instruments/belrai-ltcf-9.1.yaml", "version: \"9.1\"", "version: \"9.2\"");

    assertThatCode(() -> memory.check(CareDefinitions.load(own))).doesNotThrowAnyException();
    assertThatCode(() -> memory.check(CareDefinitions.load(own))).doesNotThrowAnyException();
  }

  @Test
  void changedContentUnderAVersionThatWasInUseIsRefusedWithFileAndRemedy() throws IOException {
    OwnDefinitions.edit(own.resolve("instruments/belrai-screener-1.0-next.yaml"), "offline: true", "offline: false");
    var changed = CareDefinitions.load(own);

    var refusal = catchThrowableOfType(DefinitionException.class, () -> memory.check(changed));

    assertThat(refusal.problems()).singleElement().satisfies(problem -> {
      assertThat(problem.file()).endsWith("belrai-screener-1.0-next.yaml");
      assertThat(problem.what()).contains("instrument BELRAI_SCREENER@2.0");
      assertThat(problem.remedy()).contains("new version");
    });
  }
}
