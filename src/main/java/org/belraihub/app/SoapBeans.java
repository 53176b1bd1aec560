package org.belraihub.app;

import java.time.Duration;

import org.apache.camel.ProducerTemplate;
import org.apache.cxf.Bus;
import org.apache.cxf.bus.spring.SpringBus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.transport.servlet.CXFServlet;
import org.belraihub.access.CallerGate;
import org.belraihub.audit.AuditTrail;
import org.belraihub.federal.wire.FederalEndpoint;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.request.RequestDesk;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.soap.CallObserver;
import org.belraihub.soap.Publication;
import org.belraihub.soap.SoapEndpoints;
import org.belraihub.soap.assessment.wire.AssessmentEndpoint;
import org.belraihub.soap.codedfeed.wire.CodedFeedEndpoint;
import org.belraihub.soap.dispute.wire.DisputeEndpoint;
import org.belraihub.soap.edge.PartnerEdge;
import org.belraihub.soap.edge.RequestEdge;
import org.belraihub.soap.edge.RouteCalls;
import org.belraihub.soap.event.wire.EventEndpoint;
import org.belraihub.soap.export.wire.ExportEndpoint;
import org.belraihub.soap.mybelrai.wire.MyBelraiEndpoint;
import org.belraihub.soap.relation.wire.RelationEndpoint;
import org.belraihub.soap.statistics.wire.StatisticsEndpoint;
import org.belraihub.soap.task.wire.TaskEndpoint;
import org.belraihub.soap.team.wire.TeamEndpoint;
import org.belraihub.time.SystemClock;
import org.belraihub.trust.TrustWatch;
import org.belraihub.wss.InboundRules;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.wss.RejectionAudit;
import org.belraihub.wss.Sender;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlLimits;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The SOAP services that care software calls. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SoapProperties.class)
class SoapBeans {

  private static final Duration REPLY_LIFETIME = Duration.ofSeconds(60);

  @Bean(destroyMethod = "shutdown")
  Bus bus() {
    return new SpringBus();
  }

  @Bean
  ServletRegistrationBean<CXFServlet> soapServlet(Bus bus) {
    var servlet = new CXFServlet();
    servlet.setBus(bus);
    var registration = new ServletRegistrationBean<>(servlet, "/soap/*");
    registration.addInitParameter("hide-service-list-page", "true");
    registration.setLoadOnStartup(1);
    return registration;
  }

  @Bean
  RejectionAudit rejectionAudit(AuditTrail audit, io.micrometer.core.instrument.MeterRegistry meters) {
    return new AuditedRejections(audit, meters);
  }

  @Bean
  MessageVerifier messageVerifier(OrganisationDirectory organisations, TrustWatch trust, SoapProperties properties, SystemClock clock) {
    XmlLimits limits = XmlLimits.MESSAGE;
    var rules = new InboundRules(properties.maximumAge(), properties.clockSkew(),
        new XmlLimits((int) properties.maximumSize().toBytes(), limits.depth(), limits.elements(), limits.attributes()));
    return new MessageVerifier(certificate -> organisations.byCertificate(certificate)
        .filter(known -> trust.believes(certificate)).map(organisation -> new Sender(organisation.hco().digits())), rules, clock);
  }

  @Bean
  RouteCalls routeCalls(ProducerTemplate template) {
    return new CamelRouteCalls(template);
  }

  @Bean
  RequestEdge requestEdge(OrganisationDirectory organisations, CallerGate gate, RequestDesk requests, RouteCalls routes) {
    return new RequestEdge(organisations, gate, requests, routes);
  }

  @Bean
  PartnerEdge partnerEdge(RouteCalls routes, RequestDesk requests) {
    return new PartnerEdge(routes, requests);
  }

  @Bean
  SoapEndpoints soapEndpoints(Bus bus, RejectionAudit audit, CallObserver calls) {
    return new SoapEndpoints(bus, audit, calls);
  }

  @Bean
  CareServices careServices(SoapEndpoints endpoints, MessageVerifier verifier, Partners partners, SoapProperties properties,
                            SystemClock clock) {
    return new CareServices(endpoints, verifier, new MessageSigner(partners.key(), false, REPLY_LIFETIME, clock), properties.wsdlVisible());
  }

  @Bean(destroyMethod = "destroy")
  Server assessmentService(CareServices services, RequestEdge edge, ResultWording wording, InstrumentRegistry instruments) {
    return services.publish("/assessment/v1", AssessmentEndpoint.contract(), AssessmentEndpoint.SCHEMA,
        new AssessmentEndpoint(edge, wording, instruments));
  }

  @Bean(destroyMethod = "destroy")
  Server teamService(CareServices services, RequestEdge edge) {
    return services.publish("/team/v1", TeamEndpoint.contract(), TeamEndpoint.SCHEMA, new TeamEndpoint(edge));
  }

  @Bean(destroyMethod = "destroy")
  Server relationService(CareServices services, RequestEdge edge) {
    return services.publish("/relation/v1", RelationEndpoint.contract(), RelationEndpoint.SCHEMA, new RelationEndpoint(edge));
  }

  @Bean(destroyMethod = "destroy")
  Server statisticsService(CareServices services, RequestEdge edge, ScoringEngine engine, ResultWording wording) {
    return services.publish("/statistics/v1", StatisticsEndpoint.contract(), StatisticsEndpoint.SCHEMA,
        new StatisticsEndpoint(edge.forFigures(), engine, wording));
  }

  @Bean(destroyMethod = "destroy")
  Server taskService(CareServices services, RequestEdge edge) {
    return services.publish("/task/v1", TaskEndpoint.contract(), TaskEndpoint.SCHEMA, new TaskEndpoint(edge));
  }

  @Bean(destroyMethod = "destroy")
  Server disputeService(CareServices services, RequestEdge edge) {
    return services.publish("/dispute/v1", DisputeEndpoint.contract(), DisputeEndpoint.SCHEMA, new DisputeEndpoint(edge.forFigures()));
  }

  @Bean(destroyMethod = "destroy")
  Server exportService(CareServices services, RequestEdge edge) {
    return services.publish("/export/v1", ExportEndpoint.contract(), ExportEndpoint.SCHEMA, new ExportEndpoint(edge.forFigures()));
  }

  /** Only the digital platform may tell events; without its certificate nobody may. */
  @Bean(destroyMethod = "destroy")
  Server eventService(SoapEndpoints endpoints, PartnerEdge edge, MessageVerifier careSoftware, Partners partners, TrustWatch trust,
                      SoapProperties properties, SystemClock clock) {
    return endpoints.publish(new Publication("/event/v1", EventEndpoint.contract(), new EventEndpoint(edge),
        SchemaCheck.of(EventEndpoint.SCHEMA), only("platform", partners, trust, careSoftware, clock),
        new MessageSigner(partners.key(), false, REPLY_LIFETIME, clock), properties.wsdlVisible()));
  }

  /** Only the portal may ask for a patient's own results; without its certificate nobody may. */
  @Bean(destroyMethod = "destroy")
  Server myBelraiService(SoapEndpoints endpoints, PartnerEdge edge, ResultWording wording, MessageVerifier careSoftware,
                         Partners partners, TrustWatch trust, SoapProperties properties, SystemClock clock) {
    return endpoints.publish(new Publication("/my-belrai/v1", MyBelraiEndpoint.contract(), new MyBelraiEndpoint(edge, wording),
        SchemaCheck.of(MyBelraiEndpoint.SCHEMA), only("my-belrai", partners, trust, careSoftware, clock),
        new MessageSigner(partners.key(), false, REPLY_LIFETIME, clock), properties.wsdlVisible()));
  }

  /** Only the data warehouse may fetch coded assessments; without its certificate nobody may. */
  @Bean(destroyMethod = "destroy")
  Server codedFeedService(SoapEndpoints endpoints, PartnerEdge edge, MessageVerifier careSoftware, Partners partners,
                          TrustWatch trust, SoapProperties properties, SystemClock clock) {
    return endpoints.publish(new Publication("/coded-feed/v1", CodedFeedEndpoint.contract(), new CodedFeedEndpoint(edge),
        SchemaCheck.of(CodedFeedEndpoint.SCHEMA), only("data-warehouse", partners, trust, careSoftware, clock),
        new MessageSigner(partners.key(), false, REPLY_LIFETIME, clock), properties.wsdlVisible()));
  }

  /** Only the federal platform may, with the certificate that signs its answers too. */
  @Bean(destroyMethod = "destroy")
  Server federalService(SoapEndpoints endpoints, RouteCalls routes, MessageVerifier careSoftware, Partners partners, TrustWatch trust,
                        SoapProperties properties, SystemClock clock) {
    return endpoints.publish(new Publication("/federal/v1", FederalEndpoint.contract(), new FederalEndpoint(routes),
        SchemaCheck.of(FederalEndpoint.SCHEMA), only("federal", partners, trust, careSoftware, clock),
        new MessageSigner(partners.key(), false, REPLY_LIFETIME, clock), properties.wsdlVisible()));
  }

  /** Takes messages of one partner, signed with a certificate of its that is believed. */
  private static MessageVerifier only(String partner, Partners partners, TrustWatch trust, MessageVerifier careSoftware, SystemClock clock) {
    return new MessageVerifier(certificate -> partners.certificates(partner).stream().filter(certificate::equals)
        .filter(trust::believes).findFirst().map(known -> new Sender(partner)), careSoftware.rules(), clock);
  }
}
