package org.belraihub.app;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.cxf.endpoint.Server;
import org.belraihub.audit.AuditTrail;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.DeliveryReceipts;
import org.belraihub.delivery.PartnerAnswers;
import org.belraihub.indication.BillableResults;
import org.belraihub.indication.FundChanges;
import org.belraihub.indication.FundPost;
import org.belraihub.indication.FundQueries;
import org.belraihub.indication.IndicationBooks;
import org.belraihub.indication.IndicationQueries;
import org.belraihub.indication.IndicationSettings;
import org.belraihub.indication.IndicationTerms;
import org.belraihub.indication.IndicationTransport;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.soap.Publication;
import org.belraihub.soap.SoapEndpoints;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.soap.fund.wire.FundEndpoint;
import org.belraihub.soap.indication.wire.IndicationEndpoint;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.Sender;
import org.belraihub.xml.SchemaCheck;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What care funds answer and ask, and what organisations ask about it. */
@Configuration(proxyBeanMethods = false)
class FundBeans {

  private static final Duration REPLY_LIFETIME = Duration.ofSeconds(60);

  @Bean
  IndicationSettings indicationSettings(PartnerProperties properties, InstrumentRegistry registry) {
    PartnerProperties.Indication indication = properties.indication();
    var billable = new BillableResults(registry::isConfirmed, indication.provisionalAllowed());
    return new IndicationSettings(indication.recheck(), billable, indication.test());
  }

  @Bean
  FundPost fundPost(DeliveryReceipts deliveries, PartnerAnswers answers, JdbcClient jdbc, PersonRegister persons, AuditTrail audit,
                    IndicationSettings settings, SystemClock clock) {
    return new FundPost(deliveries, answers, new FundChanges(jdbc), persons, audit, settings, clock);
  }

  @Bean
  IndicationTerms indicationTerms(PartnerAnswers answers, DeliveryDesk deliveries, AuditTrail audit, TransactionTemplate transaction,
                                  BusinessClock clock) {
    return new IndicationTerms(answers, deliveries, audit, transaction, clock);
  }

  @Bean
  IndicationBooks indicationBooks(JdbcClient jdbc, DeliveryDesk deliveries, PartnerAnswers answers) {
    return new IndicationBooks(jdbc, deliveries, answers);
  }

  @Bean
  IndicationQueries indicationQueries(IndicationBooks books, RequestDesk requests, AuditTrail audit) {
    return new IndicationQueries(books, requests, audit);
  }

  @Bean
  FundQueries fundQueries(IndicationBooks books, IndicationTransport transport, RequestDesk requests, AuditTrail audit,
                          BusinessClock clock) {
    return new FundQueries(books, transport, requests, audit, clock);
  }

  @Bean(destroyMethod = "destroy")
  Server indicationService(CareServices services, RequestEdge edge, SystemClock clock) {
    return services.publish("/indication/v1", IndicationEndpoint.contract(), IndicationEndpoint.SCHEMA, new IndicationEndpoint(edge, clock));
  }

  /** Funds are known by their certificates and nothing else; organisations' certificates open nothing here. */
  @Bean(destroyMethod = "destroy")
  Server fundService(SoapEndpoints endpoints, RequestDesk requests, RouteCalls routes, Partners partners, SoapProperties properties,
                     SystemClock clock) {
    Map<X509Certificate, Sender> funds = new HashMap<>();
    partners.certificates().forEach((name, certificates) -> {
      if (name.startsWith(FundEndpoint.SENDER_PREFIX)) {
        certificates.forEach(certificate -> funds.put(certificate, new Sender(name)));
      }
    });
    var rules = new InboundRules(properties.maximumAge(), properties.clockSkew(), InboundRules.STANDARD.limits());
    var verifier = new MessageVerifier(certificate -> Optional.ofNullable(funds.get(certificate)), rules, clock);
    return endpoints.publish(new Publication("/fund/v1", FundEndpoint.contract(), new FundEndpoint(requests, routes),
        SchemaCheck.of(FundEndpoint.SCHEMA), verifier, new MessageSigner(partners.key(), false, REPLY_LIFETIME, clock),
        properties.wsdlVisible()));
  }
}
