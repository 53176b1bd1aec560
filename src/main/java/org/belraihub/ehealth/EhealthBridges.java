package org.belraihub.ehealth;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.access.CallerSource;
import org.belraihub.ehealth.addressbook.AddressBookClient;
import org.belraihub.ehealth.addressbook.wire.SoapAddressBookService;
import org.belraihub.ehealth.carerelation.CareRelationClient;
import org.belraihub.ehealth.carerelation.wire.SoapCareRelationService;
import org.belraihub.ehealth.consent.ConsentClient;
import org.belraihub.ehealth.consent.wire.SoapConsentService;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.idsupport.IdSupportClient;
import org.belraihub.ehealth.idsupport.wire.SoapIdSupportService;
import org.belraihub.ehealth.insurability.InsurabilityClient;
import org.belraihub.ehealth.insurability.MembershipService;
import org.belraihub.ehealth.insurability.wire.SoapMembershipService;
import org.belraihub.ehealth.personregister.PersonRegisterClient;
import org.belraihub.ehealth.personregister.wire.SoapPersonRegisterService;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.saml.AssertionReader;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.RequestIds;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.source.SourceAudit;
import org.belraihub.ehealth.ssinhistory.SsinHistoryClient;
import org.belraihub.ehealth.ssinhistory.wire.SoapSsinHistoryService;
import org.belraihub.ehealth.sts.SecurityTokenService;
import org.belraihub.ehealth.sts.TokenDesk;
import org.belraihub.ehealth.sts.TokenSettings;
import org.belraihub.ehealth.sts.wire.Saml11TokenService;
import org.belraihub.ehealth.sts.wire.WsTrustTokenService;
import org.belraihub.ehealth.therlink.TherapeuticLinkClient;
import org.belraihub.ehealth.therlink.wire.SoapTherapeuticLinkService;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.person.NameSource;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable IdSupportClient identities;
  private final @Nullable SsinHistoryClient numbers;
  private final @Nullable PersonRegisterClient persons;
  private final @Nullable AddressBookClient addressBook;

  /** Opens a port per service that is configured; nothing is called yet. */
  public EhealthBridges(EhealthSettings settings, Ports ports, SystemClock clock, BusinessClock today, SourceAudit audit) {
    this(settings, ports, clock, today, audit, null);
  }

  /** @param memberships who is asked for insurability instead of the SOAP service, behind the same gate */
  public EhealthBridges(EhealthSettings settings, Ports ports, SystemClock clock, BusinessClock today, SourceAudit audit,
                        @Nullable MembershipService memberships) {
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
    this.insurability = new InsurabilityClient(
        memberships == null ? new SoapMembershipService(ports, how(EhealthService.INSURABILITY), token) : memberships,
        gate(EhealthService.INSURABILITY), clock);
    this.identities = has(EhealthService.ID_SUPPORT)
        ? new IdSupportClient(new SoapIdSupportService(trees(ports, EhealthService.ID_SUPPORT), clock), gate(EhealthService.ID_SUPPORT))
        : null;
    this.numbers = has(EhealthService.SSIN_HISTORY)
        ? new SsinHistoryClient(new SoapSsinHistoryService(trees(ports, EhealthService.SSIN_HISTORY), clock),
            gate(EhealthService.SSIN_HISTORY)) : null;
    this.persons = has(EhealthService.PERSON_REGISTER)
        ? new PersonRegisterClient(new SoapPersonRegisterService(trees(ports, EhealthService.PERSON_REGISTER), clock),
            gate(EhealthService.PERSON_REGISTER), clock) : null;
    this.addressBook = has(EhealthService.ADDRESS_BOOK) && has(EhealthService.CIRCLE_OF_TRUST)
        ? new AddressBookClient(new SoapAddressBookService(trees(ports, EhealthService.ADDRESS_BOOK),
            trees(ports, EhealthService.CIRCLE_OF_TRUST), clock), gate(EhealthService.ADDRESS_BOOK), gate(EhealthService.CIRCLE_OF_TRUST),
            clock) : null;
  }

  private boolean has(EhealthService service) {
    return settings.services().containsKey(service);
  }

  private ServicePort<PayloadClient> trees(Ports ports, EhealthService service) {
    return ports.payloads(how(service), tokens());
  }

  private static <T> T configured(@Nullable T client, EhealthService service) {
    if (client == null) {
      throw new IllegalStateException("hub.partners.services." + service.key() + ".address is not configured");
    }
    return client;
  }

  private SecurityTokenService tokenService(Ports ports, SystemClock clock) {
    TokenSettings token = settings.token();
    var reader = new AssertionReader(token.issuers(), ISSUER_SKEW, token.oldAlgorithms());
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

  /** Whether numbers and cards belong together. */
  public IdSupportClient identities() {
    return configured(identities, EhealthService.ID_SUPPORT);
  }

  /** Which numbers belong to one person. */
  public SsinHistoryClient numbers() {
    return configured(numbers, EhealthService.SSIN_HISTORY);
  }

  /** Who a person is. */
  public PersonRegisterClient persons() {
    return configured(persons, EhealthService.PERSON_REGISTER);
  }

  /** Visas, recognised facilities, the Circle of Trust. */
  public AddressBookClient addressBook() {
    return configured(addressBook, EhealthService.ADDRESS_BOOK);
  }

  /** What is known of callers; of services that are not configured, nothing. */
  public CallerSource callers() {
    return new RegisteredCallers(persons, addressBook);
  }

  /** Names of persons, as many as the register tells within this time; none when it is not configured. */
  public NameSource names(Duration budget) {
    return new RegisteredNames(persons, budget);
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
    if (persons != null) {
      persons.invalidate(person);
    }
    if (addressBook != null) {
      addressBook.invalidate(person);
    }
  }

  /** Forgets every kept answer about a facility. */
  public void invalidate(NihiiNumber facility) {
    if (addressBook != null) {
      addressBook.invalidate(facility);
    }
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
