package org.belraihub.ehealth.carerelation.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import org.belraihub.ehealth.carerelation.CareRelationService;
import org.belraihub.relation.NewRelation;
import org.belraihub.relation.RegisteredRelation;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.NullMarked;

/** The register of care relations over SOAP. */
@NullMarked
public final class SoapCareRelationService implements CareRelationService {

  private final ServicePort<CareRelationPortType> port;

  /** Opens a port. */
  public SoapCareRelationService(Ports ports, ServiceSettings settings, Tokens tokens) {
    this.port = ports.open(CareRelationPortType.class, settings, tokens);
  }

  @Override
  public List<RegisteredRelation> lookUp(String requestId, Insz person, HcoNumber organisation) throws CallFailedException {
    var request = CareRelationTranslation.lookUp(requestId, person, organisation);
    return CareRelationTranslation.relations(port.call(p -> p.lookUpCareRelations(request)), requestId, person, organisation);
  }

  @Override
  public Map<HcoNumber, List<RegisteredRelation>> lookUp(String requestId, Insz person) throws CallFailedException {
    var request = CareRelationTranslation.lookUp(requestId, person);
    return CareRelationTranslation.relations(port.call(p -> p.lookUpCareRelations(request)), requestId, person);
  }

  @Override
  public RegisteredRelation register(String requestId, NewRelation relation) throws CallFailedException {
    var request = CareRelationTranslation.register(requestId, relation);
    return CareRelationTranslation.changed(port.call(p -> p.registerCareRelation(request)), requestId, relation.person(),
        relation.organisation());
  }

  @Override
  public RegisteredRelation extend(String requestId, Insz person, HcoNumber organisation, String id, LocalDate through)
      throws CallFailedException {
    var request = CareRelationTranslation.extend(requestId, person, organisation, id, through);
    return CareRelationTranslation.changed(port.call(p -> p.extendCareRelation(request)), requestId, person, organisation);
  }

  @Override
  public RegisteredRelation end(String requestId, Insz person, HcoNumber organisation, String id, LocalDate endedOn)
      throws CallFailedException {
    var request = CareRelationTranslation.end(requestId, person, organisation, id, endedOn);
    return CareRelationTranslation.changed(port.call(p -> p.endCareRelation(request)), requestId, person, organisation);
  }
}
