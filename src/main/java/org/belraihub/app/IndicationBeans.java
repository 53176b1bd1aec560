package org.belraihub.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import javax.sql.DataSource;

import io.micrometer.core.instrument.MeterRegistry;
import org.belraihub.access.InsurabilitySource;
import org.belraihub.app.metrics.EbmsMeters;
import org.belraihub.app.metrics.EbmsRequestFilter;
import org.belraihub.assessment.ClosedAssessments;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.DeliveryReceipts;
import org.belraihub.ebms.EbmsConfiguration;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.agreement.AgreementDirectory;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.ebms.transport.EbmsServlet;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.indication.CareFundEvents;
import org.belraihub.indication.EbmsIndicationTransport;
import org.belraihub.indication.FundPost;
import org.belraihub.indication.IndicationLeg;
import org.belraihub.indication.IndicationSettings;
import org.belraihub.indication.IndicationTransport;
import org.belraihub.indication.InsurabilityAnswers;
import org.belraihub.indication.InsurabilityByMessage;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.store.HomeDirectory;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.XmlLimits;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.transaction.support.TransactionTemplate;

/** The message service and the indications that it carries to the care funds. */
@Configuration(proxyBeanMethods = false)
class IndicationBeans {

  private static final String SEALED_FOR = "ebms";

  @Bean
  AgreementDirectory agreements(Partners partners, PartnerProperties properties, SystemClock clock) {
    return new AgreementDirectory(partners.agreements(), properties.ebmsEndpoints(), clock);
  }

  @Bean
  EbmsMeters careFundEvents(DeliveryReceipts receipts, FundPost post, InsurabilityAnswers insurability, AuditTrail audit,
                            MeterRegistry meters) {
    return new EbmsMeters(new CareFundEvents(receipts, post, insurability, audit), meters);
  }

  @Bean
  InsurabilityAnswers insurabilityAnswers() {
    return new InsurabilityAnswers();
  }

  /** Asked only when {@code hub.partners.ebms.insurability-agreement} names an agreement. */
  @Bean
  @Lazy
  InsurabilityByMessage insurabilityByMessage(MessageServiceHandler messageService, DataSource database, InsurabilityAnswers answers,
                                              PartnerProperties properties, SystemClock clock) {
    var terms = new InsurabilityByMessage.Terms(properties.ebms().insurabilityAgreement(), properties.author().number(),
        properties.services().get("insurability").timeout(), properties.indication().test());
    return new InsurabilityByMessage(messageService, new Transactions(database), answers, terms, clock);
  }

  /** Begins to transmit by itself with the other schedules, once everything is ready. */
  @Bean(destroyMethod = "close")
  MessageServiceHandler messageService(Partners partners, PartnerProperties properties, DataSource database,
                                       AgreementDirectory agreements, FieldCipher cipher, EbmsMeters events, HomeDirectory home,
                                       SystemClock clock, SslBundles bundles) {
    PartnerProperties.Ebms ebms = properties.ebms();
    var key = new SigningIdentity(partners.key().privateKey(), partners.key().certificate());
    var id = new PartyId(ebms.partyType(), ebms.partyId());
    var own = ebms.keys().isEmpty() ? new OwnParty(id, List.of(key))
        : new OwnParty(id, new EbmsKeys(Path.of(ebms.keys()), ebms.keysPassword().toCharArray(), key, clock));
    var limits = PackagingLimits.DEFAULT.with(ebms.largestMessage().toBytes(), home.path().resolve("ebms-spool"));
    var configuration = EbmsConfiguration.of(database, agreements, own, clock, atRest(cipher), ebms.domain())
        .withSenders(ebms.senders()).withLimits(limits, XmlLimits.MESSAGE);
    if (ebms.sslBundle().isEmpty()) {
      return new MessageServiceHandler(configuration, events);
    }
    var tls = bundles.getBundle(ebms.sslBundle()).createSslContext();
    return new MessageServiceHandler(
        configuration.withHttp(HttpSender.client(properties.connectTimeout(), tls), configuration.requestTimeout()), events);
  }

  private static AtRest atRest(FieldCipher cipher) {
    return new AtRest() {
      @Override
      public byte[] seal(byte[] clear) {
        return cipher.encrypt(clear, SEALED_FOR);
      }

      @Override
      public byte[] open(byte[] sealed) {
        return cipher.decrypt(sealed, SEALED_FOR);
      }
    };
  }

  @Bean
  ServletRegistrationBean<EbmsServlet> ebmsServlet(MessageServiceHandler messageService) {
    return new ServletRegistrationBean<>(messageService.servlet(), "/ebms");
  }

  @Bean
  FilterRegistrationBean<EbmsRequestFilter> ebmsFilter(MeterRegistry meters) {
    var registration = new FilterRegistrationBean<>(new EbmsRequestFilter(meters));
    registration.addUrlPatterns("/ebms");
    return registration;
  }

  @Bean
  IndicationTransport indicationTransport(MessageServiceHandler messageService, DeliveryDesk deliveries, DataSource database,
                                          TransactionTemplate transaction, PartnerProperties properties) {
    Map<String, String> agreements = properties.indication().agreements().entrySet().stream()
        .collect(Collectors.toMap(fund -> "fund-" + fund.getKey(), Map.Entry::getValue));
    return new EbmsIndicationTransport(messageService, deliveries, database, transaction, agreements);
  }

  @Bean
  IndicationLeg indicationLeg(IndicationTransport transport, ClosedAssessments assessments, PersonRegister persons,
                              ProviderRegister providers, InsurabilitySource insurability, DeliveryDesk deliveries,
                              IndicationSettings settings, SystemClock clock) {
    return new IndicationLeg(transport, assessments, persons, providers, insurability, deliveries, settings, clock);
  }
}
