package org.belraihub.ehealth.therlink.wire;

import java.util.List;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.wire.TherLinkPortType;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.therlink.TherapeuticLink;
import org.belraihub.ehealth.therlink.TherapeuticLinkService;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** TherLink v1 over SOAP. */
public final class SoapTherapeuticLinkService implements TherapeuticLinkService {

  private final ServicePort<TherLinkPortType> port;
  private final Author author;
  private final SystemClock clock;

  /** Opens a port; asks in the name of the author. */
  public SoapTherapeuticLinkService(Ports ports, ServiceSettings settings, Tokens tokens, Author author, SystemClock clock) {
    this.port = ports.open(TherLinkPortType.class, settings, tokens);
    this.author = author;
    this.clock = clock;
  }

  @Override
  public List<TherapeuticLink> get(String requestId, Insz person, HealthProfessional professional) throws CallFailedException {
    var request = TherapeuticLinkTranslation.get(requestId, author, clock.now(), person, professional);
    return TherapeuticLinkTranslation.links(port.call(p -> p.getTherapeuticLink(request)), requestId, person, professional);
  }
}
