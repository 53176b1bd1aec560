package org.belraihub.organisation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads organisations from YAML: a list {@code organisations} of entries with {@code hco, nihii, name, type, residential,
 * vsbNumbers, software, circleOfTrust: {from, to}, certificates: [PEM], users: [{insz, name, roles, nihii, category}]}. Reads the
 * whole file and reports every problem at once.
 */
public final class OrganisationFile {

  private final List<String> problems = new ArrayList<>();

  private OrganisationFile() {
  }

  /** Reads a file. */
  public static List<Organisation> read(String yaml) throws OrganisationFileException {
    return new OrganisationFile().readAll(yaml);
  }

  /** Writes organisations so that {@link #read} gives them back. */
  public static String write(List<Organisation> organisations) {
    return yaml().dump(Map.of("organisations", organisations.stream().map(OrganisationFile::entryOf).toList()));
  }

  private static Map<String, Object> entryOf(Organisation organisation) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("hco", organisation.hco().digits());
    entry.put("nihii", organisation.nihii().digits());
    entry.put("name", organisation.name());
    entry.put("type", organisation.type().name());
    entry.put("residential", organisation.residential());
    entry.put("vsbNumbers", List.copyOf(organisation.vsbNumbers()));
    entry.put("software", List.copyOf(organisation.software()));
    CircleOfTrust trust = organisation.circleOfTrust();
    if (trust != null) {
      entry.put("circleOfTrust", trust.to() == null ? Map.of("from", trust.from().toString())
          : Map.of("from", trust.from().toString(), "to", trust.to().toString()));
    }
    entry.put("certificates", organisation.certificates().stream().map(OrganisationFile::pem).toList());
    entry.put("users", organisation.users().stream().map(OrganisationFile::entryOf).toList());
    return entry;
  }

  private static Map<String, Object> entryOf(User user) {
    var entry = new LinkedHashMap<String, Object>();
    entry.put("insz", user.insz().digits());
    entry.put("name", user.name());
    entry.put("roles", user.roles().stream().map(Role::name).sorted().toList());
    if (user.nihii() != null) {
      entry.put("nihii", user.nihii().digits());
    }
    if (user.category() != null) {
      entry.put("category", user.category());
    }
    return entry;
  }

  private static String pem(X509Certificate certificate) {
    try {
      return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded())
          + "\n-----END CERTIFICATE-----\n";
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was parsed can be written", e);
    }
  }

  /** Every scalar but true and false is text: a number with a leading zero must stay as it is written. */
  private static Yaml yaml() {
    var loading = new LoaderOptions();
    var dumping = new DumperOptions();
    dumping.setDefaultScalarStyle(DumperOptions.ScalarStyle.DOUBLE_QUOTED);
    return new Yaml(new SafeConstructor(loading), new Representer(dumping), dumping, loading, new Resolver() {
      @Override
      protected void addImplicitResolvers() {
        addImplicitResolver(Tag.BOOL, Pattern.compile("true|false"), "tf");
        addImplicitResolver(Tag.NULL, Pattern.compile("null|~|"), "n~\0");
      }
    });
  }

  private List<Organisation> readAll(String yaml) throws OrganisationFileException {
    var organisations = new ArrayList<Organisation>();
    try {
      Object root = yaml().load(yaml);
      List<?> entries = root instanceof Map<?, ?> map && map.get("organisations") instanceof List<?> list ? list : List.of();
      if (entries.isEmpty()) {
        problems.add("there is no list named organisations");
      }
      for (int i = 0; i < entries.size(); i++) {
        var entry = new Entry("organisations[" + i + "]", entries.get(i));
        Organisation organisation = organisation(entry);
        if (organisation != null) {
          organisations.add(organisation);
        }
      }
    } catch (YAMLException e) {
      problems.add("not readable as YAML");
    }
    checkUnique(organisations);
    if (!problems.isEmpty()) {
      throw new OrganisationFileException(problems);
    }
    return organisations;
  }

  private void checkUnique(List<Organisation> organisations) {
    var numbers = new HashSet<HcoNumber>();
    var certificates = new HashMap<X509Certificate, HcoNumber>();
    for (Organisation organisation : organisations) {
      if (!numbers.add(organisation.hco())) {
        problems.add("HCO number " + organisation.hco() + " stands twice");
      }
      for (X509Certificate certificate : organisation.certificates()) {
        HcoNumber other = certificates.put(certificate, organisation.hco());
        if (other != null && !other.equals(organisation.hco())) {
          problems.add("organisations " + other + " and " + organisation.hco() + " have the same certificate");
        }
      }
    }
  }

  private @Nullable Organisation organisation(Entry entry) {
    int before = problems.size();
    HcoNumber hco = entry.parsed("hco", HcoNumber::new);
    NihiiNumber nihii = entry.parsed("nihii", NihiiNumber::new);
    String name = entry.text("name");
    OrganisationType type = entry.parsed("type", OrganisationType::valueOf);
    var certificates = new ArrayList<X509Certificate>();
    for (String pem : entry.texts("certificates")) {
      certificate(entry, pem, certificates);
    }
    if (certificates.isEmpty()) {
      problems.add(entry.place + ": at least one certificate is needed");
    }
    var users = new ArrayList<User>();
    for (Entry user : entry.entries("users")) {
      User read = user(user);
      if (read != null) {
        users.add(read);
      }
    }
    CircleOfTrust trust = trust(entry);
    if (problems.size() > before || hco == null || nihii == null || name == null || type == null) {
      return null;
    }
    return new Organisation(hco, nihii, name, type, Boolean.TRUE.equals(entry.map.get("residential")),
        new LinkedHashSet<>(entry.texts("vsbNumbers")), new LinkedHashSet<>(entry.texts("software")), trust, certificates, users);
  }

  private @Nullable User user(Entry entry) {
    int before = problems.size();
    Insz insz = entry.parsed("insz", Insz::of);
    String name = entry.text("name");
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (String role : entry.texts("roles")) {
      try {
        roles.add(Role.valueOf(role));
      } catch (IllegalArgumentException e) {
        problems.add(entry.place + ".roles: unknown role " + role);
      }
    }
    if (roles.isEmpty()) {
      problems.add(entry.place + ".roles: at least one role is needed");
    }
    NihiiNumber nihii = entry.map.get("nihii") == null ? null : entry.parsed("nihii", NihiiNumber::new);
    String category = entry.map.get("category") == null ? null : entry.text("category");
    return problems.size() > before || insz == null || name == null ? null : new User(insz, name, roles, nihii, category);
  }

  private @Nullable CircleOfTrust trust(Entry entry) {
    if (entry.map.get("circleOfTrust") == null) {
      return null;
    }
    var trust = new Entry(entry.place + ".circleOfTrust", entry.map.get("circleOfTrust"));
    LocalDate from = trust.parsed("from", LocalDate::parse);
    LocalDate to = trust.map.get("to") == null ? null : trust.parsed("to", LocalDate::parse);
    if (from == null) {
      return null;
    }
    if (to != null && to.isBefore(from)) {
      problems.add(trust.place + ": ends before it begins");
    }
    return new CircleOfTrust(from, to);
  }

  private void certificate(Entry entry, String pem, List<X509Certificate> certificates) {
    try {
      var in = new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII));
      certificates.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
    } catch (CertificateException e) {
      problems.add(entry.place + ".certificates: not a PEM certificate");
    }
  }

  /** One mapping of the file with its place, so that each problem names where it is. */
  private final class Entry {

    private final String place;
    private final Map<?, ?> map;

    Entry(String place, @Nullable Object value) {
      this.place = place;
      if (value instanceof Map<?, ?> entry) {
        this.map = entry;
      } else {
        this.map = Map.of();
        problems.add(place + ": a mapping is expected");
      }
    }

    @Nullable String text(String key) {
      Object value = map.get(key);
      if (value == null || value.toString().isBlank()) {
        problems.add(place + "." + key + ": is missing");
        return null;
      }
      return value.toString();
    }

    <T> @Nullable T parsed(String key, Function<String, T> parser) {
      String text = text(key);
      if (text == null) {
        return null;
      }
      try {
        return parser.apply(text);
      } catch (IllegalArgumentException | DateTimeException e) {
        problems.add(place + "." + key + ": is not valid");
        return null;
      }
    }

    List<String> texts(String key) {
      return map.get(key) instanceof List<?> list ? list.stream().map(String::valueOf).toList() : List.of();
    }

    List<Entry> entries(String key) {
      var entries = new ArrayList<Entry>();
      if (map.get(key) instanceof List<?> list) {
        for (int i = 0; i < list.size(); i++) {
          entries.add(new Entry(place + "." + key + "[" + i + "]", list.get(i)));
        }
      }
      return entries;
    }
  }
}
