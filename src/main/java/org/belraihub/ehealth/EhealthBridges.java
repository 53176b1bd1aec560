package org.belraihub.ehealth;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.ehealth.carerelation.CareRelationClient;
import org.belraihub.ehealth.carerelation.wire.SoapCareRelationService;
import org.belraihub.ehealth.consent.ConsentClient;
import org.belraihub.ehealth.consent.wire.SoapConsentService;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.insurability.InsurabilityClient;
import org.belraihub.ehealth.insurability.wire.SoapMembershipService;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.saml.AssertionReader;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.RequestIds;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.source.SourceAudit;
import org.belraihub.ehealth.sts.SecurityTokenService;
import org.belraihub.ehealth.sts.TokenDesk;
import org.belraihub.ehealth.sts.TokenSettings;
import org.belraihub.ehealth.sts.wire.Saml11TokenService;
import org.belraihub.ehealth.sts.wire.WsTrustTokenService;
import org.belraihub.ehealth.therlink.TherapeuticLinkClient;
import org.belraihub.ehealth.therlink.wire.SoapTherapeuticLinkService;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** The clients of the basic services, put together. Closing it interrupts what is under way. */
public final class EhealthBridges implements AutoCloseable {

  private static final Duration ISSUER_SKEW = Duration.ofSeconds(60);

  private final EhealthSettings settings;
  private final Map<EhealthService, ServiceGate> gates = new EnumMap<>(EhealthService.class);
  private final TokenDesk tokens;
  private final ConsentClient consent;
  private final TherapeuticLinkClient therapeuticLinks;
  private final CareRelationClient careRelations;
  private final InsurabilityClient insurability;

  /** Opens a port per service; nothing is called yet. */
  public EhealthBridges(EhealthSettings settings, Ports ports, SystemClock clock, BusinessClock today, SourceAudit audit) {
    this.settings = settings;
    Author author = settings.author();
    RequestIds ids = RequestIds.random(author.parties().get(0).number().orElse(""));
    settings.services().forEach((service, how) -> gates.put(service, new ServiceGate(service, how, clock, ids, audit)));
    this.tokens = new TokenDesk(tokenService(ports, clock), gate(EhealthService.SECURITY_TOKEN), settings.token().life(), clock);
    Tokens token = tokens();
    this.consent = new ConsentClient(new SoapConsentService(ports, how(EhealthService.CONSENT), token, author, clock),
        gate(EhealthService.CONSENT), clock, today);
    this.therapeuticLinks = new TherapeuticLinkClient(
        new SoapTherapeuticLinkService(ports, how(EhealthService.THERAPEUTIC_LINK), token, author, clock),
        gate(EhealthService.THERAPEUTIC_LINK), clock, today);
    this.careRelations = new CareRelationClient(new SoapCareRelationService(ports, how(EhealthService.CARE_RELATION), token),
        gate(EhealthService.CARE_RELATION), clock);
    this.insurability = new InsurabilityClient(new SoapMembershipService(ports, how(EhealthService.INSURABILITY), token),
        gate(EhealthService.INSURABILITY), clock);
  }

  private SecurityTokenService tokenService(Ports ports, SystemClock clock) {
    TokenSettings token = settings.token();
    var reader = new AssertionReader(token::issuers, ISSUER_SKEW, token.oldAlgorithms());
    var port = ports.payloads(how(EhealthService.SECURITY_TOKEN));
    return switch (token.protocol()) {
      case SAML11 -> new Saml11TokenService(port, ports.key(), reader, clock);
      case WSTRUST -> new WsTrustTokenService(port, ports.key(), reader, clock);
    };
  }

  private ServiceGate gate(EhealthService service) {
    return gates.get(service);
  }

  private ServiceSettings how(EhealthService service) {
    return settings.services().get(service);
  }

  /** Patient consent. */
  public ConsentClient consent() {
    return consent;
  }

  /** Therapeutic links. */
  public TherapeuticLinkClient therapeuticLinks() {
    return therapeuticLinks;
  }

  /** Care relations. */
  public CareRelationClient careRelations() {
    return careRelations;
  }

  /** Membership of care funds. */
  public InsurabilityClient insurability() {
    return insurability;
  }

  /** The token that serves now, asked for when there is none. */
  public Assertion token() throws CallFailedException {
    tokens().current();
    return tokens.held(settings.token().claims()).orElseThrow();
  }

  /** The token that serves now, without asking for one. */
  public Optional<Assertion> heldToken() {
    return tokens.held(settings.token().claims());
  }

  /** The tokens of the configured capacity. */
  Tokens tokens() {
    return tokens.tokens(settings.token().claims());
  }

  /** Forgets every kept answer about a person, because the hub changed something or was told of a change (D6). */
  public void invalidate(Insz person) {
    consent.invalidate(person);
    therapeuticLinks.invalidate(person);
    careRelations.invalidate(person);
    insurability.invalidate(person);
  }

  /** The state of each circuit by service, for health and metrics: CLOSED, OPEN or HALF_OPEN. */
  public Map<String, String> circuits() {
    var circuits = new TreeMap<String, String>();
    gates.values().forEach(gate -> circuits.put(gate.service().key(), gate.circuitState()));
    return circuits;
  }

  @Override
  public void close() {
    gates.values().forEach(ServiceGate::close);
  }
}
