package org.belraihub.app;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Optional;
import java.util.function.Predicate;

import javax.net.ssl.SSLContext;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.apache.cxf.Bus;
import org.belraihub.access.CallerSource;
import org.belraihub.access.ConsentSource;
import org.belraihub.access.InsurabilitySource;
import org.belraihub.access.TherapeuticLinkSource;
import org.belraihub.app.metrics.CallMeters;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.ehealth.EhealthBridges;
import org.belraihub.ehealth.EhealthSettings;
import org.belraihub.ehealth.carerelation.CareRelationClient;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.ehealth.sts.TokenSettings;
import org.belraihub.federal.ConsentWatch;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalLeg;
import org.belraihub.federal.FederalSharing;
import org.belraihub.federal.TeamMessages;
import org.belraihub.federal.wire.FederalSoapClient;
import org.belraihub.indication.InsurabilityByMessage;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.NameSource;
import org.belraihub.person.PersonRegister;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.ClientSecurity;
import org.belraihub.soap.SoapClients;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.belraihub.trust.TrustWatch;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** The SOAP partners: eHealth basic services and the federal database. */
@Configuration(proxyBeanMethods = false)
class BridgeBeans {

  private static final String USER_AGENT = "BelRAIHub/1.0";

  @Bean
  SoapClients soapClients(Bus bus, PartnerProperties properties, Partners partners, SslBundles bundles) {
    var contexts = new HashMap<URI, SSLContext>();
    properties.services().forEach((name, service) -> {
      if (!service.sslBundle().isEmpty()) {
        SSLContext tls = bundles.getBundle(service.sslBundle()).createSslContext();
        partners.addresses(name).forEach(address -> contexts.put(address, tls));
      }
    });
    return SoapClients.perPartner(bus, properties.connectTimeout(), address -> Optional.ofNullable(contexts.get(address)));
  }

  @Bean(destroyMethod = "close")
  EhealthBridges ehealthBridges(Partners partners, TrustWatch trust, PartnerProperties properties, SoapClients clients, SystemClock clock,
                                BusinessClock business, CallMeters meters, ObjectProvider<InsurabilityByMessage> byMessage) {
    PartnerProperties.Author author = properties.author();
    var services = new EnumMap<EhealthService, ServiceSettings>(EhealthService.class);
    for (EhealthService service : EhealthService.values()) {
      if (partners.addresses().containsKey(service.key())) {
        services.put(service, service(service.key(), partners, trust, properties));
      }
    }
    var settings = new EhealthSettings(
        new Author(List.of(CareParty.organisation(author.number(), author.category(), author.name()))),
        token(properties.token(), partners, trust), services);
    var log = LoggerFactory.getLogger("org.belraihub.ehealth.calls");
    return new EhealthBridges(settings, new Ports(clients, partners.key(), USER_AGENT, properties.operatorMail(), clock), clock, business,
        event -> {
          meters.asked(event);
          log.debug("{}", event);
        }, properties.ebms().insurabilityAgreement().isEmpty() ? null
            : new MembershipByMessage(byMessage::getObject));
  }

  private static TokenSettings token(PartnerProperties.Token token, Partners partners, TrustWatch trust) {
    return new TokenSettings(token.protocol(), TokenClaims.of(token.profile(), token.number()), token.life(),
        () -> partners.tokenIssuers().stream().filter(trust::believes).toList(), token.oldAlgorithms());
  }

  private static ServiceSettings service(String name, Partners partners, TrustWatch trust, PartnerProperties properties) {
    PartnerProperties.Service service = properties.services().get(name);
    return new ServiceSettings(partners.addresses(name), service.security(), signers(name, partners, trust), service.timeout(),
        service.parallelCalls(), service.answersKept(), service.answersKeptFor(),
        new ServiceSettings.Circuit(service.circuitCalls(), service.circuitPause()),
        new ServiceSettings.Retry(service.retries(), service.retryPause(), service.retriesPerSecond()));
  }

  /** Who may sign the answers of a partner: its certificates, as long as they are believed. Nobody where it does not sign. */
  private static Optional<Predicate<X509Certificate>> signers(String name, Partners partners, TrustWatch trust) {
    List<X509Certificate> known = partners.certificates(name);
    return known.isEmpty() ? Optional.empty() : Optional.of(certificate -> known.contains(certificate) && trust.believes(certificate));
  }

  /** What everybody asks: the platform, and a missing consent is looked into for the copies that stand on it. */
  @Bean
  ConsentSource consentSource(EhealthBridges bridges, ObjectProvider<ConsentWatch> watch) {
    return (person, freshness) -> {
      var answer = bridges.consent().consentGiven(person, freshness);
      if (!answer.value()) {
        watch.ifAvailable(watching -> watching.missing(person));
      }
      return answer;
    };
  }

  @Bean
  CallerSource callerSource(EhealthBridges bridges) {
    return bridges.callers();
  }

  @Bean
  NameSource nameSource(EhealthBridges bridges, @Value("${hub.access.name-budget}") Duration budget) {
    return bridges.names(budget);
  }

  @Bean
  TherapeuticLinkSource therapeuticLinkSource(EhealthBridges bridges) {
    return bridges.therapeuticLinks();
  }

  @Bean
  CareRelationClient careRelations(EhealthBridges bridges) {
    return bridges.careRelations();
  }

  @Bean
  InsurabilitySource insurabilitySource(EhealthBridges bridges) {
    return bridges.insurability();
  }

  @Bean
  FederalAssessments federalAssessments(Partners partners, TrustWatch trust, PartnerProperties properties, SoapClients clients, SystemClock clock) {
    var security = signers("federal", partners, trust).map(signer -> ClientSecurity.signedReplies(partners.key(), signer, clock))
        .orElseThrow(() -> new IllegalStateException("hub.partners.services.federal.certificate is missing"));
    return new FederalSoapClient(clients, new ClientOptions(partners.address("federal"), security,
        properties.services().get("federal").timeout(), USER_AGENT, properties.operatorMail()));
  }

  @Bean
  FederalSharing federalSharing(JdbcClient jdbc, DeliveryDesk deliveries, PersonRegister persons, AuditTrail audit,
                                TransactionOperations transaction, SystemClock clock, PartnerProperties properties) {
    return new FederalSharing(jdbc, deliveries, persons, audit, transaction, clock, properties.consentWatch().first());
  }

  @Bean(destroyMethod = "close")
  ConsentWatch consentWatch(FederalSharing sharing, EhealthBridges bridges, PersonRegister persons, PartnerProperties properties) {
    PartnerProperties.ConsentWatch watch = properties.consentWatch();
    return new ConsentWatch(sharing, bridges.consent(), persons, new ConsentWatch.Pace(watch.callsPerSecond(), watch.sharedEvery(),
        watch.first(), watch.longest(), watch.sweepEvery()));
  }

  @Bean
  MeterBinder consentWatchMeters(FederalSharing sharing, ConsentWatch watch) {
    return registry -> {
      Gauge.builder("hub.consent.watch.due", sharing, FederalSharing::due)
          .description("Copies at the federal side whose consent is due to be looked at").register(registry);
      Gauge.builder("hub.consent.watch.budget", watch, ConsentWatch::budget)
          .description("Consents that may be looked at in a second").register(registry);
    };
  }

  @Bean
  FederalLeg federalLeg(FederalAssessments federal, ClosedAssessments assessments, PersonRegister persons, ProviderRegister providers,
                        OrganisationDirectory organisations, ConsentSource consents, DeliveryDesk deliveries, FederalSharing sharing,
                        PartnerProperties properties) {
    return new FederalLeg(federal, assessments, persons, providers, organisations, consents, deliveries, sharing,
        properties.consentWatch().first(), properties.consentWatch().longest());
  }

  @Bean
  TeamMessages teamMessages(FederalAssessments federal, DeliveryDesk deliveries, FederalSharing sharing, PersonRegister persons,
                            ProviderRegister providers, SystemClock clock) {
    return new TeamMessages(federal, deliveries, sharing, persons, providers, clock);
  }
}
