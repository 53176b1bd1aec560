package org.belraihub.app;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.sts.TokenSettings;
import org.belraihub.sandbox.Sandbox;
import org.belraihub.sandbox.SandboxOptions;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.fund.FundAgreements;
import org.belraihub.store.EmbeddedDatabase;
import org.belraihub.store.HomeDirectory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.event.EventListener;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Where the partners come from: the configuration, the sandbox inside this process, or a sandbox beside it. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PartnerProperties.class)
class PartnerBeans {

  private static final Logger LOG = LoggerFactory.getLogger(PartnerBeans.class);
  private static final String SANDBOX_PASSWORD = "sandbox";

  /** Where the hub listens for ebMS, told to the sandbox once the port is known. */
  interface HubAddress {
    void tell(URI ebms);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "inside")
  Sandbox sandbox(PartnerProperties properties, HomeDirectory home, EmbeddedDatabase database) throws IOException {
    SandboxOptions options = SandboxOptions.of(home.path(), database.jdbcUrl());
    return Sandbox.start(new SandboxOptions(properties.sandbox().port(), options.home(), options.jdbcUrl(), options.hubEbms()));
  }

  @Bean
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "inside")
  Partners partnersInside(Sandbox sandbox, HomeDirectory home, PartnerProperties properties) {
    return ofSandbox(home.path(), sandbox.addresses(), properties.token().protocol());
  }

  @Bean
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "inside")
  HubAddress toldInside(Sandbox sandbox) {
    return sandbox::hubEbms;
  }

  @Bean
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "beside")
  Partners partnersBeside(PartnerProperties properties) throws IOException {
    Path home = Path.of(properties.sandbox().home());
    byte[] addresses = Files.readAllBytes(home.resolve("sandbox/addresses.json"));
    return ofSandbox(home, JsonMapper.shared().readValue(addresses, new TypeReference<TreeMap<String, URI>>() { }),
        properties.token().protocol());
  }

  @Bean
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "beside")
  HubAddress toldBeside(PartnerProperties properties) {
    return ebms -> SandboxControl.of(Path.of(properties.sandbox().home())).hubEbms(ebms);
  }

  private static Partners ofSandbox(Path home, Map<String, URI> addresses, TokenSettings.Protocol protocol) {
    CryptoProvider.install();
    var certificates = new HashMap<String, List<X509Certificate>>();
    certificates.put("care-relation", List.of(sandboxKey(home, "ehealth").certificate()));
    certificates.put("insurability", List.of(sandboxKey(home, "ehealth").certificate()));
    certificates.put("federal", List.of(sandboxKey(home, "federal").certificate()));
    certificates.put("my-belrai", List.of(sandboxKey(home, "ehealth").certificate()));
    certificates.put("data-warehouse", List.of(sandboxKey(home, "data-warehouse").certificate()));
    certificates.put("platform", List.of(sandboxKey(home, "vsbnet").certificate()));
    var ordered = new HashMap<String, List<URI>>();
    addresses.forEach((name, address) -> ordered.put(name, List.of(address)));
    if (protocol == TokenSettings.Protocol.WSTRUST) {
      ordered.put("sts", ordered.getOrDefault("sts-trust", List.of()));
    }
    for (int fund : FundAgreements.FUNDS) {
      certificates.put("fund-" + fund, List.of(sandboxKey(home, "fund-" + fund).certificate()));
    }
    return new Partners(sandboxKey(home, "hub"), Map.copyOf(ordered), certificates, List.of(sandboxKey(home, "ehealth").certificate()),
        home.resolve("sandbox/agreements"));
  }

  private static KeyMaterial sandboxKey(Path home, String name) {
    return KeyMaterial.load(home.resolve("sandbox/keys").resolve(name + ".p12"), SANDBOX_PASSWORD.toCharArray());
  }

  @Bean
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "none", matchIfMissing = true)
  Partners partnersConfigured(PartnerProperties properties, HomeDirectory home) throws IOException, CertificateException {
    CryptoProvider.install();
    var addresses = new HashMap<String, List<URI>>();
    var certificates = new HashMap<String, List<X509Certificate>>();
    for (var service : properties.services().entrySet()) {
      if (!service.getValue().address().isEmpty()) {
        addresses.put(service.getKey(), service.getValue().address());
      }
      if (service.getValue().certificate() != null) {
        certificates.put(service.getKey(), certificates(Path.of(service.getValue().certificate())));
      }
    }
    var issuers = new ArrayList<X509Certificate>();
    for (String file : properties.token().issuers()) {
      issuers.addAll(certificates(Path.of(file)));
    }
    for (var fund : properties.funds().entrySet()) {
      certificates.put("fund-" + fund.getKey(), certificates(Path.of(fund.getValue().certificate())));
    }
    String agreements = properties.ebms().agreements();
    return new Partners(KeyMaterial.load(Path.of(properties.key().file()), properties.key().password().toCharArray()), addresses,
        certificates, issuers, agreements.isEmpty() ? home.resolve("agreements") : Path.of(agreements));
  }

  /** All certificates of a PEM file. */
  static List<X509Certificate> certificates(Path file) throws IOException, CertificateException {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificates(in).stream().map(X509Certificate.class::cast).toList();
    }
  }

  @Bean
  @ConditionalOnProperty(name = "hub.partners.sandbox.place", havingValue = "none", matchIfMissing = true)
  HubAddress toldNobody() {
    return ebms -> LOG.info("ebMS messages are taken at {}", ebms);
  }

  /** Tells where ebMS messages are taken, as soon as the main web server has its port. */
  @Configuration(proxyBeanMethods = false)
  static class TellHubAddress {

    private final HubAddress address;

    TellHubAddress(HubAddress address) {
      this.address = address;
    }

    @EventListener
    void tell(WebServerInitializedEvent event) {
      if (event.getApplicationContext().getServerNamespace() == null) {
        address.tell(URI.create("http://127.0.0.1:" + event.getWebServer().getPort() + "/ebms"));
      }
    }
  }
}
