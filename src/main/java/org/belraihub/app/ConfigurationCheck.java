package org.belraihub.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.belraihub.app.ConfigurationRefusedException.Problem;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Environment;

/**
 * Looks at the whole configuration before anything starts and refuses it with every problem at once. A server must not run on what
 * only a sandbox may: embedded database or broker, simulated partners, keys and passwords that everybody knows.
 */
public class ConfigurationCheck implements EnvironmentPostProcessor, Ordered {

  private static final Set<String> KNOWN_PASSWORDS = Set.of("", "sandbox", "changeit", "password", "secret");
  private static final Pattern LOOPBACK = Pattern.compile("^http://(localhost|127\\.[0-9.]+|\\[::1])([:/]|$)");
  private static final List<String> SERVICES = List.of("sts", "consent", "therlink", "care-relation", "insurability", "federal");
  private static final List<String> REGISTERS = List.of("id-support", "ssin-history", "person-register", "address-book", "circle-of-trust");

  @Override
  public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
    List<Problem> problems = problems(environment);
    if (!problems.isEmpty()) {
      throw new ConfigurationRefusedException(problems);
    }
  }

  /** After the configuration files were read. */
  @Override
  public int getOrder() {
    return Ordered.LOWEST_PRECEDENCE;
  }

  static List<Problem> problems(Environment environment) {
    var problems = new ArrayList<Problem>();
    boolean server = Arrays.asList(environment.getActiveProfiles()).contains("server");
    boolean sandbox = Arrays.asList(environment.getActiveProfiles()).contains("sandbox");
    if (server && sandbox) {
      problems.add(new Problem("spring.profiles.active", "server and sandbox exclude each other", "name one of them"));
    }
    empty(environment, problems, "hub.relations.offered", "no kind of care relation could be registered");
    empty(environment, problems, "hub.disputes.legal-reasons", "no dispute could be opened");
    if (server) {
      store(environment, problems);
      codedFeed(environment, problems);
      partners(environment, problems);
    }
    return problems;
  }

  private static void store(Environment environment, List<Problem> problems) {
    if (environment.getProperty("hub.database.embedded", Boolean.class, false)) {
      problems.add(new Problem("hub.database.embedded", "the embedded database is for sandboxes", "set it to false and give spring.datasource.url"));
    }
    missing(environment, problems, "spring.datasource.url", "no database is given", "jdbc:postgresql://host:5432/database");
    if (!"native".equals(environment.getProperty("spring.artemis.mode"))) {
      problems.add(new Problem("spring.artemis.mode", "the embedded broker is for sandboxes", "set it to native and give spring.artemis.broker-url"));
    }
    missing(environment, problems, "spring.artemis.broker-url", "no broker is given", "tcp://host:61616, or a list for a cluster");
    if (environment.getProperty("hub.data-keys.create", Boolean.class, false)) {
      problems.add(new Problem("hub.data-keys.create", "keys for data at rest must not be made by chance", "set it to false and give the keys"));
    }
    String file = text(environment, "hub.data-keys.file");
    if (text(environment, "hub.data-keys.value").isEmpty() && (file.isEmpty() || !Files.isReadable(Path.of(file)))) {
      problems.add(new Problem("hub.data-keys.file", "no readable keys for data at rest", "name a key file, or give hub.data-keys.value in the environment"));
    }
    madeBySandbox(environment, problems, "hub.data-keys");
  }

  private static void codedFeed(Environment environment, List<Problem> problems) {
    if (environment.getProperty("hub.coded-feed.create", Boolean.class, false)) {
      problems.add(new Problem("hub.coded-feed.create", "the secret of the codes must not be made by chance: another one gives every client another code",
          "set it to false and give the secret"));
    }
    String file = text(environment, "hub.coded-feed.file");
    if (environment.getProperty("hub.coded-feed.enabled", Boolean.class, false) && text(environment, "hub.coded-feed.value").isEmpty()
        && (file.isEmpty() || !Files.isReadable(Path.of(file)))) {
      problems.add(new Problem("hub.coded-feed.file", "the coded feed is on and has no secret",
          "name a key file, give hub.coded-feed.value in the environment, or set hub.coded-feed.enabled to false"));
    }
    madeBySandbox(environment, problems, "hub.coded-feed");
  }

  /** Keys that a hub made for itself say so; whoever has that sandbox has them too. */
  private static void madeBySandbox(Environment environment, List<Problem> problems, String prefix) {
    String file = text(environment, prefix + ".file");
    String value = text(environment, prefix + ".value");
    try {
      String keys = !value.isEmpty() ? value : !file.isEmpty() && Files.isReadable(Path.of(file)) ? Files.readString(Path.of(file)) : "";
      if (keys.lines().map(String::strip).anyMatch("origin=sandbox"::equals)) {
        problems.add(new Problem(prefix + (value.isEmpty() ? ".file" : ".value"), "keys that a sandbox made for itself", "give keys of its own to this hub"));
      }
    } catch (IOException e) {
      problems.add(new Problem(prefix + ".file", "the key file cannot be read: " + e.getMessage(), "name a key file"));
    }
  }

  private static void partners(Environment environment, List<Problem> problems) {
    if (!"none".equals(environment.getProperty("hub.partners.sandbox.place", "none"))) {
      problems.add(new Problem("hub.partners.sandbox.place", "simulated partners are for sandboxes", "set it to none"));
    }
    String file = text(environment, "hub.partners.key.file");
    if (file.isEmpty() || !Files.isReadable(Path.of(file))) {
      problems.add(new Problem("hub.partners.key.file", "no readable key of the hub", "name a PKCS#12 file with its eHealth certificate"));
    } else if (file.contains("sandbox/keys")) {
      problems.add(new Problem("hub.partners.key.file", "a key of a sandbox, which everybody can have", "name the PKCS#12 file with its eHealth certificate"));
    }
    if (KNOWN_PASSWORDS.contains(text(environment, "hub.partners.key.password"))) {
      problems.add(new Problem("hub.partners.key.password", "empty or known to everybody", "give the key file a password of its own, from the environment"));
    }
    SERVICES.forEach(service -> address(environment, problems, service, "give its URL, or several with the best first"));
    List<String> without = Binder.get(environment).bind("hub.partners.without", Bindable.listOf(String.class)).orElse(List.of());
    REGISTERS.stream().filter(service -> !without.contains(service)).forEach(service -> address(environment, problems, service,
        "give its URL, or name " + service + " in hub.partners.without if this hub is to decide without it"));
    without.stream().filter(service -> !REGISTERS.contains(service)).forEach(service -> problems.add(new Problem("hub.partners.without",
        "the hub cannot work without " + service, "name only some of " + String.join(", ", REGISTERS))));
    if (text(environment, "hub.partners.token.issuers").isEmpty() && text(environment, "hub.partners.token.issuers[0]").isEmpty()) {
      problems.add(new Problem("hub.partners.token.issuers", "no certificate to verify tokens with", "name the PEM file of the STS certificate"));
    }
    if ("*".equals(environment.getProperty("hub.partners.indication.provisional-allowed[0]"))) {
      problems.add(new Problem("hub.partners.indication.provisional-allowed", "* would bill results of every provisional definition",
          "name the instrument versions that may be billed, or none"));
    }
    problems.addAll(AgreementConfiguration.problems(environment));
  }

  private static void address(Environment environment, List<Problem> problems, String service, String remedy) {
    String key = "hub.partners.services." + service + ".address";
    if (text(environment, key).isEmpty() && text(environment, key + "[0]").isEmpty()) {
      problems.add(new Problem(key, "the partner has no address", remedy));
    }
    encrypted(environment, problems, service);
  }

  /** Personal data must not travel readable; a partner behind a tunnel or proxy of its own is named. */
  private static void encrypted(Environment environment, List<Problem> problems, String service) {
    String key = "hub.partners.services." + service + ".address";
    Binder settings = Binder.get(environment);
    List<String> allowed = settings.bind("hub.partners.plain-http-allowed", Bindable.listOf(String.class)).orElse(List.of());
    for (String address : settings.bind(key, Bindable.listOf(String.class)).orElse(List.of())) {
      String lower = address.strip().toLowerCase(Locale.ROOT);
      if (lower.startsWith("http:") && !LOOPBACK.matcher(lower).find() && !allowed.contains(service)) {
        problems.add(new Problem(key, "plain http to a partner that is not on this machine",
            "give an https address, or name " + service + " in hub.partners.plain-http-allowed where the network encrypts"));
      }
    }
  }

  /** A list that was emptied; one that nobody touches keeps what the shipped configuration has. */
  private static void empty(Environment environment, List<Problem> problems, String key, String consequence) {
    if ("".equals(environment.getProperty(key))) {
      problems.add(new Problem(key, "empty: " + consequence, "name at least one, or leave the setting out"));
    }
  }

  private static void missing(Environment environment, List<Problem> problems, String key, String what, String remedy) {
    if (text(environment, key).isEmpty()) {
      problems.add(new Problem(key, what, remedy));
    }
  }

  private static String text(Environment environment, String key) {
    return environment.getProperty(key, "").strip();
  }
}
