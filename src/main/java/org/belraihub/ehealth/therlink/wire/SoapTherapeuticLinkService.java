package org.belraihub.ehealth.therlink.wire;

import java.util.List;
import java.util.Set;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.hubservices.wire.TherLinkPortType;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.ehealth.therlink.LinkDeclaration;
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

  @Override
  public boolean has(String requestId, Insz person, HealthProfessional professional, List<String> types) throws CallFailedException {
    var request = TherapeuticLinkTranslation.has(requestId, author, clock.now(), person, professional, types);
    return TherapeuticLinkTranslation.has(port.call(p -> p.hasTherapeuticLink(request)), requestId);
  }

  @Override
  public void put(String requestId, LinkDeclaration link) throws CallFailedException {
    var request = LinkChanges.put(requestId, author, clock.now(), link);
    var answer = port.call(p -> p.putTherapeuticLink(request));
    Frame.done(answer.getResponse(), answer.getAcknowledge(), requestId, Set.of(Advice.ALREADY_SO));
  }

  @Override
  public void putAll(String requestId, List<LinkDeclaration> links) throws CallFailedException {
    var request = LinkChanges.putAll(requestId, author, clock.now(), links);
    var answer = port.call(p -> p.putTherapeuticLinkBulk(request));
    Frame.done(answer.getResponse(), answer.getAcknowledge(), requestId, Set.of());
  }

  @Override
  public void revoke(String requestId, LinkDeclaration link) throws CallFailedException {
    var request = LinkChanges.revoke(requestId, author, clock.now(), link);
    var answer = port.call(p -> p.revokeTherapeuticLink(request));
    Frame.done(answer.getResponse(), answer.getAcknowledge(), requestId, Set.of(Advice.ALREADY_GONE, Advice.NONE_FOUND));
  }
}
