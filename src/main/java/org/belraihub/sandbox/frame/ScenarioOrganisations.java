package org.belraihub.sandbox.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The organisations, software and users of the scenarios as a file for {@code organisation import}: the resource
 * {@code sandbox/organisations.yaml} with the certificates of this home filled in.
 */
public final class ScenarioOrganisations {

  private ScenarioOrganisations() {
  }

  /**
   * The file {@code <home>/sandbox/organisations.yaml}; written when it is missing or misses a certificate of these keys, else
   * left as the operator has it.
   */
  public static Path file(Path home, SandboxKeys keys) throws IOException {
    var file = home.resolve("sandbox/organisations.yaml");
    var organisations = organisations(keys);
    if (Files.notExists(file) || !holds(Files.readString(file), organisations)) {
      OwnerOnly.write(file, text(organisations).getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static boolean holds(String text, List<Map<String, Object>> organisations) {
    var packed = text.replaceAll("\\s", "");
    return organisations.stream()
        .flatMap(organisation -> ((List<?>) organisation.get("certificates")).stream())
        .allMatch(pem -> packed.contains(pem.toString().replaceAll("\\s", "")));
  }

  /** The organisations as the resource has them: no certificates, the name of each key. */
  public static List<Map<String, Object>> described() throws IOException {
    try (InputStream in = ScenarioOrganisations.class.getResourceAsStream("/sandbox/organisations.yaml")) {
      Map<String, List<Map<String, Object>>> resource = new Yaml(new SafeConstructor(new LoaderOptions())).load(in);
      return resource.get("organisations");
    }
  }

  private static List<Map<String, Object>> organisations(SandboxKeys keys) throws IOException {
    var filled = new ArrayList<Map<String, Object>>();
    for (var organisation : described()) {
      var copy = new LinkedHashMap<String, Object>(organisation);
      copy.put("certificates", List.of(keys.certificatePem((String) copy.remove("key"))));
      filled.add(copy);
    }
    return filled;
  }

  private static String text(List<Map<String, Object>> organisations) {
    var options = new DumperOptions();
    options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
    options.setWidth(140);
    return new Yaml(options).dump(Map.of("organisations", organisations));
  }
}
