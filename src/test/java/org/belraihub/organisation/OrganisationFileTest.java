package org.belraihub.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;

import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.sandbox.frame.ScenarioOrganisations;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** R1.02, R1.17, R1.22, R6.30, R10.03: organisations enter by file, all problems at once. */
class OrganisationFileTest {

  @TempDir
  static Path home;

  private static String shipped;

  @BeforeAll
  static void writeTheSandboxFile() throws Exception {
    shipped = Files.readString(ScenarioOrganisations.file(home, SandboxKeys.in(home, SystemClock.ofMachine())));
  }

  @Test
  void whatIsWrittenReadsTheSame() throws Exception {
    var read = OrganisationFile.read(shipped);

    assertThat(OrganisationFile.read(OrganisationFile.write(read))).isEqualTo(read).hasSizeGreaterThan(5);
  }

  /** R1.17. */
  @ParameterizedTest
  @ValueSource(strings = {"FAMILY_CARE", "SOCIAL_WORK_SERVICE", "PUBLIC_WELFARE_CENTRE", "NURSING_HOME", "HOSPITAL", "REHABILITATION_HOSPITAL",
      "REHABILITATION_CONVENTION", "PSYCHIATRIC_NURSING_HOME", "SHELTERED_HOUSING", "PALLIATIVE_TEAM", "PSYCHIATRIC_HOSPITAL",
      "ADDICTION_CENTRE", "PSYCHOSOCIAL_REHABILITATION", "GP_PRACTICE"})
  void everyKindOfCareOrganisationIsKnown(String type) throws Exception {
    var read = OrganisationFile.read(shipped.replace("NURSING_HOME", type));

    assertThat(read).anySatisfy(organisation -> {
      assertThat(organisation.hco().digits()).isEqualTo("10000022");
      assertThat(organisation.type()).hasToString(type);
    });
  }

  @Test
  void numbersKeepTheirLeadingZeros() throws Exception {
    var read = OrganisationFile.read(shipped.replace("'10000022'", "0010000022").replace("\"10000022\"", "0010000022"));

    assertThat(read).anyMatch(organisation -> organisation.hco().digits().equals("0010000022"));
    assertThat(OrganisationFile.read(OrganisationFile.write(read))).isEqualTo(read);
  }

  @Test
  void everyProblemIsReportedAtOnceWithItsPlaceAndWithoutANationalNumber() {
    var problems = catchThrowableOfType(OrganisationFileException.class, () -> OrganisationFile.read("""
        organisations:
          - hco: "12a"
            nihii: "76123423"
            type: PUB
            circleOfTrust: {from: "2025-02-30"}
            certificates: [nonsense]
            users:
              - {insz: "85041299868", roles: [KING]}
              - {insz: "85041299867", name: Louise, roles: []}
          - just text
        """)).problems();

    assertThat(problems).contains(
        "organisations[0].hco: is not valid", "organisations[0].nihii: is not valid", "organisations[0].name: is missing",
        "organisations[0].type: is not valid", "organisations[0].certificates: not a PEM certificate",
        "organisations[0]: at least one certificate is needed", "organisations[0].users[0].insz: is not valid",
        "organisations[0].users[0].name: is missing", "organisations[0].users[0].roles: unknown role KING",
        "organisations[0].users[1].roles: at least one role is needed", "organisations[0].circleOfTrust.from: is not valid",
        "organisations[1]: a mapping is expected");
    assertThat(String.join(" ", problems)).doesNotContain("85041299868", "85041299867");
  }

  @Test
  void twoOrganisationsWithOneCertificateOrNumberAreRefused() throws Exception {
    var one = OrganisationFile.read(shipped).get(0);
    var twice = OrganisationFile.write(java.util.List.of(one, one));
    var other = OrganisationFile.write(java.util.List.of(one, new Organisation(new HcoNumber("77"), one.nihii(), one.name(), one.type(),
        false, one.vsbNumbers(), one.software(), null, one.certificates(), one.users())));

    assertThatThrownBy(() -> OrganisationFile.read(twice)).hasMessageContaining("stands twice");
    assertThatThrownBy(() -> OrganisationFile.read(other)).hasMessageContaining("the same certificate");
  }

  @Test
  void aDeclarationThatEndsBeforeItBeginsIsRefused() {
    assertThatThrownBy(() -> OrganisationFile.read("organisations: [{circleOfTrust: {from: 2025-02-02, to: 2025-02-01}}]"))
        .hasMessageContaining("ends before it begins");
  }

  @Test
  void textThatIsNoListOfOrganisationsIsRefused() {
    assertThatThrownBy(() -> OrganisationFile.read("{")).hasMessageContaining("not readable as YAML");
    assertThatThrownBy(() -> OrganisationFile.read("")).hasMessageContaining("no list named organisations");
    assertThatThrownBy(() -> OrganisationFile.read("!!javax.script.ScriptEngineManager []")).isInstanceOf(OrganisationFileException.class);
  }
}
