package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.person.Insz;
import org.belraihub.testing.TestHub;
import org.junit.jupiter.api.Test;

/** An operator tries the basic services from a shell, through a hub that runs, without putting numbers on the screen. */
class SourceCommandsIT {

  private static final String CARD = "592999999959";
  private static final String[] NURSE = {"--professional", "82010999873", "--nihii", "49999045001", "--category", "persnurse"};

  private final TestHub hub = TestHub.shared();
  private int mark;

  @Test
  void aConsentIsReadGivenAndRevoked() {
    Insz person = hub.client().known();

    assertThat(run("consent", "get", "--insz", person.digits())).isZero();
    assertThat(printed()).contains("consent none").doesNotContain(person.digits()).contains("person " + person.digits().substring(0, 2) + "*********");
    assertThat(run("consent", "put", "--insz", person.digits(), "--card", CARD)).isZero();
    assertThat(run("consent", "status", "--insz", person.digits(), "--json")).isZero();
    assertThat(printed()).contains("{\"status\":\"GIVEN\"}").doesNotContain(CARD);
    assertThat(run("consent", "revoke", "--insz", person.digits(), "--card", CARD, "--show")).isZero();
    assertThat(printed()).contains("person " + person.digits(), "consent revoked");
    assertThat(run("consent", "put", "--insz", person.digits())).as("without a card").isEqualTo(1);
    assertThat(printed()).contains("--card is missing");
    assertThat(hub.jdbc().sql("select count(*) from audit_event where action = 'SOURCE_CALLED_BY_OPERATOR'").query(Long.class).single())
        .isGreaterThanOrEqualTo(5);
  }

  @Test
  void aLinkIsDeclaredFoundAndRevoked() {
    Insz person = hub.client().known();

    assertThat(link("has", person)).isZero();
    assertThat(printed()).contains("link false");
    assertThat(link("put", person, "--card", CARD)).isZero();
    assertThat(link("get", person)).isZero();
    assertThat(printed()).contains("gpconsultation").doesNotContain("82010999873");
    assertThat(link("revoke", person, "--card", CARD)).isZero();
    assertThat(link("has", person)).isZero();
    assertThat(printed()).contains("link false");
  }

  @Test
  void theTokenIsShownWithItsFactsMasked() {
    assertThat(run("token", "show")).isZero();

    assertThat(printed()).contains("notOnOrAfter", "recognisedorganization:boolean true", "cbe-number 02********").doesNotContain("0209999951");
  }

  @Test
  void anIdentityIsCheckedAndAProblemIsNamedByItsCode() {
    Insz person = hub.client().known();
    hub.sandbox().part("id-support", "card", Map.of("insz", person.digits(), "number", CARD));

    assertThat(run("identity", "check", "--insz", person.digits(), "--card", CARD)).isZero();
    assertThat(printed()).contains("belongTogether true");

    hub.sandbox().part("id-support", "odd", Map.of("kind", "soa-fault", "code", "SOA-01002"));
    try {
      assertThat(run("identity", "check", "--insz", person.digits(), "--card", CARD)).isEqualTo(1);
      assertThat(printed()).contains("problem FAULT SOA-01002");
    } finally {
      hub.sandbox().part("id-support", "odd", Map.of("kind", "none"));
    }
  }

  private int link(String operation, Insz person, String... more) {
    var arguments = new ArrayList<>(List.of("therlink", operation, "--insz", person.digits()));
    arguments.addAll(List.of(NURSE));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private int run(String... arguments) {
    mark = hub.logMark();
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--home", hub.home().toString()));
    return CommandLineTool.run(all.toArray(String[]::new));
  }

  private String printed() {
    return hub.logSince(mark);
  }
}
