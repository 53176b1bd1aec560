package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import org.belraihub.instrument.DefinitionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Subcommands that need no running hub. */
class DefinitionCommandsTest {

  @TempDir
  private Path folder;

  @Test
  void theToolSaysWhatItIs() {
    assertThat(run(CommandLineTool.commandLine().getCommand(), "--version")).isEqualTo(new Run(0, "BelRAI Hub (not from its jar)\n"));
  }

  @Test
  void scoreWritesOneRowPerRowAndSaysWhatItDoesNotKnow() throws IOException {
    var file = write("cases.csv", """
        id,scale,instrument,inputs,expected
        a,CPS,HC,"{""C1"": 2, ""C2a"": 1, ""D1"": 1, ""G2j"": 0}",2
        b,CPS,HC,"{""C1"": 2}",
        c,RUG3LTCF_GROUP,-,"{""adl"": 8, ""minutes"": 720, ""days"": [5, 3, 0], ""extensive"": 0, ""special"": 0, ""complex"": 0, ""cps"": 0, \
        ""drs"": 0, ""behaviour"": 0, ""ivFeeding"": 0, ""ivMedication"": 0}",RUA
        d,NO_SUCH,HC,{},
        e,CPS,NO_SUCH,{},
        f,MAPLE,HC,{},
        """);

    var run = run(new ScoreCommand(), file);

    assertThat(run.exit()).isEqualTo(3);
    assertThat(run.out()).isEqualTo("""
        id,scale,instrument,value
        a,CPS,HC,2
        b,CPS,HC,
        c,RUG3LTCF_GROUP,-,RUA
        d,NO_SUCH,HC,!UNKNOWN
        e,CPS,NO_SUCH,!UNKNOWN
        f,MAPLE,HC,!UNKNOWN
        """);
  }

  @Test
  void scoreEndsWithZeroWhenEverythingIsKnown() throws IOException {
    var file = write("cases.csv", "id,scale,instrument,inputs\na,COMM,LTCF,\"{\"\"D1\"\": 1, \"\"D2\"\": 3}\"\n");

    assertThat(run(new ScoreCommand(), file)).isEqualTo(new Run(0, "id,scale,instrument,value\na,COMM,LTCF,4\n"));
  }

  @Test
  void scoreRefusesATableWithoutItsColumns() throws IOException {
    assertThat(run(new ScoreCommand(), write("cases.csv", "id,scale\n")).exit()).isEqualTo(2);
  }

  @Test
  void instrumentsListsSectionsPositionsAndKnownItems() {
    var run = run(new InstrumentsCommand(), "--scales", "--about");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).containsPattern("BELRAI_HC +9\\.1 +PROVISIONAL +[0-9a-f]{12} +19 +318 +known \\d+ / 318");
    assertThat(run.out()).containsPattern("BELRAI_AC +9\\.1 +COMPREHENSIVE +hospital +- +- +Hospital patients");
    assertThat(run.out()).containsPattern("BELRAI_SCREENER +1\\.0 +SCREENER +residential and ambulatory +here +offline +Adults: ");
    assertThat(run.out()).containsPattern("MAPLE +1 +DISABLED");
  }

  @Test
  void validatePrintsTheProblemsAsJson() throws IOException {
    var file = write("answers.json", "{\"1.0\": 0, \"2.0\": 0, \"3.0\": 0, \"4.0\": 0, \"5.0\": 7}");

    var run = run(new ValidateCommand(), "SCREENER", file);

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("\"instrument\":\"BELRAI_SCREENER@1.0\"", "\"complete\":false",
        "{\"kind\":\"WRONG_CODE\",\"item\":\"5.0\",\"module\":\"5\"");
    assertThat(run(new ValidateCommand(), "NO_SUCH", file).exit()).isEqualTo(3);
    assertThat(run(new ValidateCommand(), "SCREENER", write("list.json", "[]")).exit()).isEqualTo(2);
  }

  /** A definition is replaced by a file, without a new release: the operator's folder holds the next version beside the old one. */
  @Test
  void anOperatorReplacesADefinitionByAFileInAFolderOfHisOwn() throws IOException {
    Path own = OwnDefinitions.copyTo(folder.resolve("own"));
    OwnDefinitions.newVersion(own, "instruments/belrai-screener-1.0.yaml", "version: \"1.0\"", "version: \"2.0\"", "validFrom: 2021-06-01",
        "validFrom: 2022-01-01", "status: PROVISIONAL", "status: ACTIVE");
    OwnDefinitions.newVersion(own, "bindings/belrai-screener-1.0.yaml", "version: \"1.0\"", "version: \"2.0\"");

    var run = run(new InstrumentsCommand(), "--config", own.toString());

    assertThat(run.exit()).isZero();
    assertThat(run.out()).containsPattern("BELRAI_SCREENER +1\\.0 +PROVISIONAL").containsPattern("BELRAI_SCREENER +2\\.0 +ACTIVE");
    assertThat(CareDefinitions.load(own).registry().current("SCREENER").orElseThrow().version()).isEqualTo("2.0");
  }

  @Test
  void aShippedVersionWithOtherContentIsRefusedInThatFolderToo() throws IOException {
    Path own = OwnDefinitions.copyTo(folder.resolve("own"));
    OwnDefinitions.edit(own.resolve("scales/cognition.yaml"), "max: 6", "max: 7");

    assertThatThrownBy(() -> CareDefinitions.load(own)).isInstanceOf(DefinitionException.class)
        .hasMessageContaining("cognition.yaml").hasMessageContaining("CPS@1").hasMessageContaining("new version");
  }

  @Test
  void whomAVersionIsForCanBeWordedAnewWithoutANewVersion() throws IOException {
    Path own = OwnDefinitions.copyTo(folder.resolve("own"));
    OwnDefinitions.edit(own.resolve("instruments/acute-care-9.1.yaml"), "Hospital patients", "Patients of acute wards");

    assertThat(run(new InstrumentsCommand(), "--about", "--config", own.toString()).out()).contains("Patients of acute wards");
  }

  private String write(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  /** Exit code and standard output of a run. */
  private record Run(int exit, String out) {
  }

  private static Run run(Object command, String... arguments) {
    var before = System.out;
    var bytes = new ByteArrayOutputStream();
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      int exit = new CommandLine(command).execute(arguments);
      return new Run(exit, bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }
}
