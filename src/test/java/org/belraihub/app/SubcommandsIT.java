package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.testing.Desks;
import org.belraihub.testing.Refusal;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** What an operator types: usage, exit codes and texts, against a running hub and against none. */
class SubcommandsIT {

  private static final String SCREENER = "BELRAI_SCREENER";

  @TempDir
  Path home;

  private record Ended(int exit, String out, String err) {
  }

  private static Ended run(String... arguments) {
    var out = new StringWriter();
    var err = new StringWriter();
    int exit = CommandLineTool.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err)).execute(arguments);
    return new Ended(exit, out.toString(), err.toString());
  }

  private static Ended onHub(String... arguments) {
    var all = new ArrayList<>(Arrays.asList(arguments));
    all.add("--home=" + TestHub.shared().home());
    return run(all.toArray(String[]::new));
  }

  @Test
  void everySubcommandTellsItsUsage() {
    for (List<String> path : paths(CommandLineTool.commandLine(), List.of())) {
      var all = new ArrayList<>(path);
      all.add("--help");

      var told = run(all.toArray(String[]::new));

      assertThat(told.exit()).as("%s", path).isZero();
      assertThat(told.out()).as("%s", path).startsWith("Usage: belrai-hub").contains("--help");
    }
  }

  private static List<List<String>> paths(CommandLine command, List<String> here) {
    var paths = new ArrayList<List<String>>(List.of(here));
    command.getSubcommands().forEach((name, sub) -> {
      var path = new ArrayList<>(here);
      path.add(name);
      paths.addAll(paths(sub, path));
    });
    return paths;
  }

  @Test
  void withoutARunningHubThereIsOneSentenceAndExitCode3() {
    var told = run("parked", "--home=" + home);

    assertThat(told).isEqualTo(new Ended(3, "", "no hub runs on " + home + "; start it, or name its home with --home" + System.lineSeparator()));
  }

  @Test
  void aTokenOfAnotherHomeIsNamedAsTheReason() throws IOException {
    Files.copy(TestHub.shared().home().resolve("operator.port"), home.resolve("operator.port"));
    Files.writeString(home.resolve("operator.token"), "wrong");

    var told = run("parked", "--home=" + home);

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("operator.token").doesNotContain("wrong");
  }

  @Test
  void aWrongArgumentShowsTheUsageAndExitCode2() {
    assertThat(onHub("parked", "--state=LOST")).satisfies(told -> {
      assertThat(told.exit()).isEqualTo(2);
      assertThat(told.err()).contains("PARKED", "Usage:");
    });
    assertThat(run("delivery", "show", "x").exit()).isEqualTo(2);
    assertThat(run("nonsense").exit()).isEqualTo(2);
  }

  @Test
  void theAuditTellsWhyARequestWasRefusedAndWhatTheSourcesSaid() throws Exception {
    TestHub hub = TestHub.shared();
    Insz client = hub.client().known();
    String closed = hub.at(Desks.louise()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null).reference();
    Refusal.of(() -> hub.at(Desks.louise()).read(closed));

    Ended told = onHub("audit", "show", closed);

    assertThat(told.exit()).isZero();
    assertThat(told.out()).contains("ASSESSMENT_SUBMITTED OK", "REQUEST_REFUSED REFUSED NO_CARE_RELATION  10000022 CERTIFIED_PROVIDER " + closed,
        "    reason=no relation with the client today: no@20", "    lives=yes@20", "    granted=yes@20").doesNotContain(client.digits());
    assertThat(onHub("audit", "show", closed, "--json").out()).startsWith("[");
    assertThat(onHub("audit", "show", closed, "--day=2020-01-01").exit()).isEqualTo(1);
    assertThat(onHub("audit", "show", "nobody-knows").err()).contains("nobody-knows");
  }

  @Test
  void whatIsNotThereIsSaidWithExitCode1() {
    assertThat(onHub("delivery", "show", "999999999")).isEqualTo(new Ended(1, "", "there is no delivery 999999999" + System.lineSeparator()));
    assertThat(onHub("organisation", "import", home.resolve("none.yaml").toString()).err()).contains("cannot read").contains("none.yaml");
  }

  @Test
  void aBrokenOrganisationFileShowsEveryProblemAndChangesNothing() throws IOException {
    Path file = Files.writeString(home.resolve("broken.yaml"), """
        organisations:
          - {hco: "12a", type: PUB}
          - just text
        """);
    String before = onHub("organisation", "list").out();

    var told = onHub("organisation", "import", file.toString());

    assertThat(told.exit()).isEqualTo(1);
    assertThat(told.err()).contains("organisations[0].hco: is not valid", "organisations[0].nihii: is missing", "organisations[0].type: is not valid",
        "organisations[1]: a mapping is expected");
    assertThat(onHub("organisation", "list").out()).isEqualTo(before);
  }

  @Test
  void keysAreRotatedWhileCareSoftwareSubmitsAndTheSamePersonIsFound() throws Exception {
    var hub = TestHub.shared();
    var client = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
    hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);
    long person = hub.part(PersonRegister.class).find(client).orElseThrow();

    var rotation = new Thread(() -> onHub("keys", "rotate", "--wait"));
    rotation.start();
    while (rotation.isAlive()) {
      var another = hub.client().consenting().relatedTo(Desks.ines()).memberOf(380).known();
      hub.at(Desks.ines()).submit(Case.of(another, SCREENER), hub.answers(SCREENER, another), null);
    }

    assertThat(onHub("keys", "show").out()).contains("FINISHED");
    assertThat(hub.part(PersonRegister.class).find(client)).contains(person);
    var closed = hub.at(Desks.ines()).submit(Case.of(client, SCREENER), hub.answers(SCREENER, client), null);
    assertThat(hub.at(Desks.ines()).read(closed.reference())).isPositive();
    assertThat(onHub("keys", "forget", "--wait").exit()).isZero();
    assertThat(hub.part(PersonRegister.class).find(client)).contains(person);
  }
}
