package org.belraihub.app;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.app.operator.WatchedCertificates;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.time.SystemClock;
import org.belraihub.trust.CertificateJudge;
import org.belraihub.trust.TrustWatch;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whose certificates are believed, and for how long. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(TrustBeans.Trust.class)
class TrustBeans {

  /** {@code hub.trust}; see {@code config/application.yaml}. */
  @ConfigurationProperties("hub.trust")
  record Trust(@DefaultValue List<String> authorities, @DefaultValue List<String> intermediates, @DefaultValue("true") boolean revocation,
               @Nullable URI ocspResponder, @DefaultValue("3d") Duration grace, @DefaultValue("1h") Duration checkEvery) {
  }

  @Bean(destroyMethod = "close")
  TrustWatch trustWatch(Trust trust, Partners partners, OrganisationDirectory organisations, SystemClock clock)
      throws IOException, CertificateException {
    List<X509Certificate> authorities = read(trust.authorities());
    List<CertificateJudge> judge = authorities.isEmpty() ? List.of() : List.of(new CertificateJudge(authorities,
        read(trust.intermediates()), trust.revocation(), Optional.ofNullable(trust.ocspResponder())));
    return new TrustWatch(judge, () -> inUse(partners, organisations), trust.grace(), trust.checkEvery(), clock);
  }

  private static LinkedHashSet<X509Certificate> inUse(Partners partners, OrganisationDirectory organisations) {
    var all = new LinkedHashSet<X509Certificate>(partners.tokenIssuers());
    partners.certificates().values().forEach(all::addAll);
    organisations.all().forEach(organisation -> all.addAll(organisation.certificates()));
    all.add(partners.key().certificate());
    return all;
  }

  private static List<X509Certificate> read(List<String> files) throws IOException, CertificateException {
    var all = new ArrayList<X509Certificate>();
    for (String file : files) {
      all.addAll(PartnerBeans.certificates(Path.of(file)));
    }
    return all;
  }

  @Bean
  WatchedCertificates watchedCertificates(Partners partners, TrustWatch trust) {
    var watched = new TreeMap<String, X509Certificate>();
    partners.certificates().forEach((name, certificates) -> put(watched, name, certificates));
    put(watched, "sts", partners.tokenIssuers());
    watched.put("hub", partners.key().certificate());
    return new WatchedCertificates(watched, trust::standing);
  }

  private static void put(TreeMap<String, X509Certificate> watched, String name, List<X509Certificate> certificates) {
    for (int i = 0; i < certificates.size(); i++) {
      watched.put(certificates.size() == 1 ? name : name + "-" + (i + 1), certificates.get(i));
    }
  }
}
