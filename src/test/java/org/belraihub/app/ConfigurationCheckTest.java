package org.belraihub.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.app.ConfigurationRefusedException.Problem;
import org.belraihub.ebms.TestParties;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What a server refuses to start with (R10.13). */
class ConfigurationCheckTest {

  @TempDir
  private Path directory;

  @Test
  void anEmptyServerConfigurationIsRefusedWithEveryProblemAndItsRemedy() {
    List<Problem> problems = check(Map.of(), "server");

    assertThat(problems).extracting(Problem::key).contains("spring.datasource.url", "spring.artemis.mode", "spring.artemis.broker-url",
        "hub.data-keys.file", "hub.partners.key.file", "hub.partners.key.password", "hub.partners.services.consent.address",
        "hub.partners.services.federal.address");
    assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
  }

  @Test
  void aCompleteServerConfigurationStarts() throws IOException {
    assertThat(check(complete(), "server")).isEmpty();
  }

  @Test
  void whatOnlyASandboxMayDoIsRefusedOnAServer() throws IOException {
    for (var wrong : Map.of("hub.database.embedded", "true", "spring.artemis.mode", "embedded", "hub.partners.sandbox.place", "inside",
        "hub.data-keys.create", "true", "hub.partners.key.password", "sandbox",
        "hub.partners.indication.provisional-allowed[0]", "*").entrySet()) {
      var settings = complete();
      settings.put(wrong.getKey(), wrong.getValue());

      assertThat(check(settings, "server")).as(wrong.getKey()).hasSize(1);
    }
  }

  /** R1.24: where real clients are, a hub signs with no key that everybody can make. */
  @Test
  void theKeyOfASandboxIsRefusedOnAServer() throws IOException {
    var settings = complete();
    Path keys = Files.createDirectories(directory.resolve("sandbox/keys"));
    settings.put("hub.partners.key.file", Files.writeString(keys.resolve("hub.p12"), "key").toString());

    assertThat(check(settings, "server")).singleElement().satisfies(problem -> {
      assertThat(problem.key()).isEqualTo("hub.partners.key.file");
      assertThat(problem.what()).contains("key of a sandbox");
    });
  }

  @Test
  void listsThatMustNameSomethingMustNotBeEmptied() throws IOException {
    var settings = complete();
    settings.put("hub.relations.offered", "");
    settings.put("hub.disputes.legal-reasons", "");

    assertThat(check(settings, "server")).extracting(Problem::key)
        .containsExactly("hub.relations.offered", "hub.disputes.legal-reasons");
  }

  @Test
  void plainHttpToAPartnerElsewhereIsRefusedUnlessTheOperatorNamesThePartner() throws IOException {
    var settings = complete();
    settings.put("hub.partners.services.federal.address", "http://federal.example/register");
    settings.put("hub.partners.services.consent.address", "http://127.0.0.1:9000/consent");

    assertThat(check(settings, "server")).extracting(Problem::key).containsExactly("hub.partners.services.federal.address");
    settings.put("hub.partners.services.consent.address", "http://127.0.0.1.evil.example/consent");
    assertThat(check(settings, "server")).hasSize(2);
    settings.put("hub.partners.plain-http-allowed", "federal, consent");
    assertThat(check(settings, "server")).isEmpty();
  }

  /** R2.02: without these registers the hub would let in whom they bar, so an operator has to say so. */
  @Test
  void aRegisterWithoutAddressIsRefusedUnlessTheOperatorDecidesWithoutIt() throws IOException {
    var settings = complete();
    settings.keySet().removeIf(key -> key.contains("ssin-history") || key.contains("circle-of-trust"));

    assertThat(check(settings, "server")).extracting(Problem::key).containsExactly("hub.partners.services.ssin-history.address",
        "hub.partners.services.circle-of-trust.address");
    settings.put("hub.partners.without", "ssin-history, circle-of-trust");
    assertThat(check(settings, "server")).isEmpty();
    settings.put("hub.partners.without", "ssin-history, circle-of-trust, consent");
    assertThat(check(settings, "server")).singleElement().satisfies(problem -> assertThat(problem.what()).contains("without consent"));
  }

  @Test
  void aServerNeedsAnAgreementForEveryFundAndNoneThatLeadsMessagesOverPlainHttp() throws IOException {
    var settings = complete();
    settings.put("hub.partners.indication.agreements.180", "elsewhere");
    settings.put("hub.partners.indication.agreements.280", "elsewhere");
    assertThat(check(settings, "server")).singleElement().satisfies(problem -> assertThat(problem.what()).contains("elsewhere", "180, 280"));

    agreement("elsewhere", "http://funds.example/ebms");
    assertThat(check(settings, "server")).singleElement()
        .satisfies(problem -> assertThat(problem.what()).contains("elsewhere.xml", "http://funds.example/ebms", "not https"));
    settings.put("hub.partners.plain-http-allowed", "ebms");
    assertThat(check(settings, "server")).isEmpty();
    settings.put("hub.partners.ebms.endpoint-hosts", "*.vsb.example");
    assertThat(check(settings, "server")).extracting(Problem::what).allMatch(what -> what.contains("endpoint-hosts")).hasSize(4);

    Files.writeString(directory.resolve("agreements/elsewhere.xml"), "<CollaborationProtocolAgreement/>");
    settings.remove("hub.partners.ebms.endpoint-hosts");
    assertThat(check(settings, "server")).singleElement().satisfies(problem -> assertThat(problem.what()).contains("elsewhere.xml cannot be used"));
  }

  /** R9.12: another secret would give every client another code. */
  @Test
  void aCodedFeedNeedsASecretThatTheOperatorGives() throws IOException {
    var settings = complete();
    settings.put("hub.coded-feed.enabled", "true");
    settings.put("hub.coded-feed.create", "true");

    assertThat(check(settings, "server")).extracting(Problem::key).containsExactly("hub.coded-feed.create", "hub.coded-feed.file");
    settings.remove("hub.coded-feed.create");
    settings.put("hub.coded-feed.value", "from the environment");
    assertThat(check(settings, "server")).isEmpty();
  }

  /** R10.13: the keys of a sandbox lie where anybody who tries it can read them. */
  @Test
  void keysThatASandboxMadeAreRefused() throws IOException {
    var settings = complete();
    settings.put("hub.data-keys.file", Files.writeString(directory.resolve("of-sandbox"), "origin=sandbox\nhash.current=h1\n").toString());
    settings.put("hub.coded-feed.enabled", "true");
    settings.put("hub.coded-feed.value", "origin=sandbox\nhash.current=h1\n");

    assertThat(check(settings, "server")).extracting(Problem::key).containsExactly("hub.data-keys.file", "hub.coded-feed.value");
  }

  @Test
  void aSandboxNeedsNothing() {
    assertThat(check(Map.of(), "sandbox")).isEmpty();
  }

  private Map<String, Object> complete() throws IOException {
    var settings = new HashMap<String, Object>();
    settings.put("spring.datasource.url", "jdbc:postgresql://db/belrai");
    settings.put("spring.artemis.mode", "native");
    settings.put("spring.artemis.broker-url", "tcp://broker:61616");
    settings.put("hub.data-keys.file", Files.writeString(directory.resolve("data-keys"), "keys").toString());
    settings.put("hub.partners.key.file", Files.writeString(directory.resolve("hub.p12"), "key").toString());
    settings.put("hub.partners.key.password", "of its own");
    for (String service : List.of("sts", "consent", "therlink", "care-relation", "insurability", "federal", "id-support", "ssin-history",
        "person-register", "address-book", "circle-of-trust")) {
      settings.put("hub.partners.services." + service + ".address", "https://partner.example/" + service);
    }
    settings.put("hub.partners.token.issuers[0]", "/etc/belraihub/sts.pem");
    settings.put("hub.partners.ebms.agreements", Files.createDirectories(directory.resolve("agreements")).toString());
    settings.put("hub.partners.indication.agreements.380", "vsbnet");
    agreement("vsbnet", "https://vsbnet.example/ebms");
    return settings;
  }

  private void agreement(String cpaId, String fund) throws IOException {
    Files.write(directory.resolve("agreements").resolve(cpaId + ".xml"), AgreementWriter.write(TestParties.terms(cpaId,
        URI.create("https://hub.example/ebms"), URI.create(fund), TestParties.RELIABILITY, SyncReplyMode.NONE)));
  }

  private static List<Problem> check(Map<String, Object> settings, String profile) {
    var environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("test", settings));
    environment.setActiveProfiles(profile);
    return ConfigurationCheck.problems(environment);
  }
}
