package org.belraihub.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.belraihub.app.ConfigurationRefusedException.Problem;
import org.belraihub.ebms.agreement.ActionBinding;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.agreement.EndpointRule;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Whether a server has an agreement for every care fund, and none that leads messages where they must not go. Dates and certificates
 * stop no start: they pass by themselves, and health and {@code agreement list} tell of them.
 */
final class AgreementConfiguration {

  private static final String DIRECTORY = "hub.partners.ebms.agreements";
  private static final String CHECK = "put a CPPA 2.0 document there; agreement check FILE tells what is wrong with one";

  private final Binder settings;
  private final EndpointRule endpoints;
  private final List<Problem> problems = new ArrayList<>();
  private final List<String> broken = new ArrayList<>();
  private final Set<String> known = new HashSet<>();

  private AgreementConfiguration(Environment environment) {
    this.settings = Binder.get(environment);
    this.endpoints = new EndpointRule(names("hub.partners.ebms.endpoint-hosts"),
        names("hub.partners.plain-http-allowed").contains(PartnerProperties.EBMS));
  }

  /** What stops a server. */
  static List<Problem> problems(Environment environment) {
    var configuration = new AgreementConfiguration(environment);
    configuration.check(directory(environment));
    return configuration.problems;
  }

  private static Path directory(Environment environment) {
    String named = environment.getProperty(DIRECTORY, "").strip();
    return named.isEmpty() ? Path.of(environment.getProperty("hub.home", ""), "agreements") : Path.of(named);
  }

  private void check(Path directory) {
    for (Path file : documents(directory)) {
      read(file);
    }
    Map<Integer, String> wanted =
        settings.bind("hub.partners.indication.agreements", Bindable.mapOf(Integer.class, String.class)).orElse(Map.of());
    var missing = new TreeMap<String, List<Integer>>();
    wanted.forEach((fund, cpaId) -> {
      if (!known.contains(cpaId)) {
        missing.computeIfAbsent(cpaId, none -> new ArrayList<>()).add(fund);
      }
    });
    missing.forEach((cpaId, funds) -> problems.add(new Problem(DIRECTORY, "no readable document in " + directory + " is the agreement "
        + cpaId + " with care fund " + funds.stream().sorted().map(String::valueOf).reduce((a, b) -> a + ", " + b).orElse("")
        + (broken.isEmpty() ? "" : "; " + String.join("; ", broken)), CHECK)));
  }

  private static List<Path> documents(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private void read(Path file) {
    try {
      Agreement agreement = AgreementReader.read(Files.readAllBytes(file));
      known.add(agreement.cpaId());
      endpoints(agreement).forEach(endpoint -> endpoints.objection(endpoint).ifPresent(objection -> problems.add(new Problem(DIRECTORY,
          file.getFileName() + " leads messages to " + endpoint + ": " + objection, "correct the document, or allow it"))));
    } catch (AgreementRefusedException | IOException e) {
      broken.add(file.getFileName() + " cannot be used: " + e.getMessage());
    }
  }

  private static List<URI> endpoints(Agreement agreement) {
    return agreement.parties().stream().flatMap(AgreementConfiguration::endpoints).distinct().toList();
  }

  private static Stream<URI> endpoints(AgreementParty party) {
    return Stream.concat(Stream.of(party.defaultChannel()), party.bindings().stream().map(ActionBinding::channel))
        .flatMap(channel -> Stream.ofNullable(channel.endpoint()));
  }

  private List<String> names(String key) {
    return settings.bind(key, Bindable.listOf(String.class)).orElse(List.of());
  }
}
