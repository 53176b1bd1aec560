package org.belraihub.app;

import java.util.EnumMap;
import java.util.List;
import java.util.TreeMap;

import org.apache.cxf.Bus;
import org.belraihub.access.ConsentSource;
import org.belraihub.access.InsurabilitySource;
import org.belraihub.access.TherapeuticLinkSource;
import org.belraihub.app.metrics.CallMeters;
import org.belraihub.app.operator.WatchedCertificates;
import org.belraihub.assessment.ClosedAssessments;
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
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalLeg;
import org.belraihub.federal.wire.FederalSoapClient;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.soap.ClientOptions;
import org.belraihub.soap.ClientSecurity;
import org.belraihub.soap.SoapClients;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The SOAP partners: eHealth basic services and the federal database. */
@Configuration(proxyBeanMethods = false)
class BridgeBeans {

  private static final String USER_AGENT = "BelRAIHub/1.0";

  @Bean
  SoapClients soapClients(Bus bus, PartnerProperties properties) {
    return new SoapClients(bus, properties.connectTimeout(), null);
  }

  @Bean(destroyMethod = "close")
  EhealthBridges ehealthBridges(Partners partners, PartnerProperties properties, SoapClients clients, SystemClock clock,
                                BusinessClock business, CallMeters meters) {
    PartnerProperties.Author author = properties.author();
    var services = new EnumMap<EhealthService, ServiceSettings>(EhealthService.class);
    for (EhealthService service : EhealthService.values()) {
      services.put(service, service(service.key(), partners, properties));
    }
    var settings = new EhealthSettings(
        new Author(List.of(CareParty.organisation(author.number(), author.category(), author.name()))),
        token(properties.token(), partners), services);
    var log = LoggerFactory.getLogger("org.belraihub.ehealth.calls");
    return new EhealthBridges(settings, new Ports(clients, partners.key(), USER_AGENT, properties.operatorMail(), clock), clock, business,
        event -> {
          meters.asked(event);
          log.debug("{}", event);
        });
  }

  private static TokenSettings token(PartnerProperties.Token token, Partners partners) {
    return new TokenSettings(token.protocol(), TokenClaims.of(token.profile(), token.number()), token.life(),
        partners.tokenIssuers(), token.oldAlgorithms());
  }

  private static ServiceSettings service(String name, Partners partners, PartnerProperties properties) {
    PartnerProperties.Service service = properties.services().get(name);
    return new ServiceSettings(partners.addresses(name), service.security(), partners.certificate(name), service.timeout(),
        service.parallelCalls(), service.answersKept(), service.answersKeptFor(),
        new ServiceSettings.Circuit(service.circuitCalls(), service.circuitPause()),
        new ServiceSettings.Retry(service.retries(), service.retryPause(), service.retriesPerSecond()));
  }

  @Bean
  WatchedCertificates watchedCertificates(Partners partners) {
    var watched = new TreeMap<>(partners.certificates());
    watched.put("hub", partners.key().certificate());
    for (int i = 0; i < partners.tokenIssuers().size(); i++) {
      watched.put("sts-" + (i + 1), partners.tokenIssuers().get(i));
    }
    return new WatchedCertificates(watched);
  }

  @Bean
  ConsentSource consentSource(EhealthBridges bridges) {
    return bridges.consent();
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
  FederalAssessments federalAssessments(Partners partners, PartnerProperties properties, SoapClients clients, SystemClock clock) {
    var security = partners.certificate("federal").map(certificate -> ClientSecurity.signedReplies(partners.key(), certificate, clock))
        .orElseThrow(() -> new IllegalStateException("hub.partners.services.federal.certificate is missing"));
    return new FederalSoapClient(clients, new ClientOptions(partners.address("federal"), security,
        properties.services().get("federal").timeout(), USER_AGENT, properties.operatorMail()));
  }

  @Bean
  FederalLeg federalLeg(FederalAssessments federal, ClosedAssessments assessments, PersonRegister persons, ProviderRegister providers,
                        OrganisationDirectory organisations, ConsentSource consents, DeliveryDesk deliveries, PartnerProperties properties) {
    return new FederalLeg(federal, assessments, persons, providers, organisations, consents, deliveries, properties.consentRecheck());
  }
}
