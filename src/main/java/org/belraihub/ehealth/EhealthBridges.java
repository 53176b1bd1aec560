package org.belraihub.ehealth;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.belraihub.ehealth.carerelation.CareRelationClient;
import org.belraihub.ehealth.carerelation.wire.SoapCareRelationService;
import org.belraihub.ehealth.consent.ConsentClient;
import org.belraihub.ehealth.consent.wire.SoapConsentService;
import org.belraihub.ehealth.insurability.InsurabilityClient;
import org.belraihub.ehealth.insurability.wire.SoapMembershipService;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.source.EhealthService;
import org.belraihub.ehealth.source.RequestIds;
import org.belraihub.ehealth.source.ServiceGate;
import org.belraihub.ehealth.source.SourceAudit;
import org.belraihub.ehealth.therlink.TherapeuticLinkClient;
import org.belraihub.ehealth.therlink.wire.SoapTherapeuticLinkService;
import org.belraihub.person.Insz;
import org.belraihub.time.BusinessClock;
import org.belraihub.time.SystemClock;

/** The clients of the basic services, put together. Closing it interrupts what is under way. */
public final class EhealthBridges implements AutoCloseable {

  private final ConsentClient consent;
  private final TherapeuticLinkClient therapeuticLinks;
  private final CareRelationClient careRelations;
  private final InsurabilityClient insurability;
  private final List<ServiceGate> gates;

  /** Opens a port per service; nothing is called yet. */
  public EhealthBridges(EhealthSettings settings, Ports ports, SystemClock clock, BusinessClock today, SourceAudit audit) {
    RequestIds ids = RequestIds.random(settings.author().parties().get(0).number().orElse(""));
    var consentGate = new ServiceGate(EhealthService.CONSENT, settings.consent(), clock, ids, audit);
    var linkGate = new ServiceGate(EhealthService.THERAPEUTIC_LINK, settings.therapeuticLink(), clock, ids, audit);
    var relationGate = new ServiceGate(EhealthService.CARE_RELATION, settings.careRelation(), clock, ids, audit);
    var insurabilityGate = new ServiceGate(EhealthService.INSURABILITY, settings.insurability(), clock, ids, audit);
    this.gates = List.of(consentGate, linkGate, relationGate, insurabilityGate);
    var author = settings.author();
    this.consent = new ConsentClient(new SoapConsentService(ports, settings.consent(), author, clock), consentGate, clock, today);
    this.therapeuticLinks = new TherapeuticLinkClient(
        new SoapTherapeuticLinkService(ports, settings.therapeuticLink(), author, clock), linkGate, clock, today);
    this.careRelations = new CareRelationClient(new SoapCareRelationService(ports, settings.careRelation()), relationGate, clock);
    this.insurability = new InsurabilityClient(new SoapMembershipService(ports, settings.insurability()), insurabilityGate, clock);
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
    gates.forEach(gate -> circuits.put(gate.service().key(), gate.circuitState()));
    return circuits;
  }

  @Override
  public void close() {
    gates.forEach(ServiceGate::close);
  }
}
