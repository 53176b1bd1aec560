package org.belraihub.ehealth.carerelation.wire;

import java.util.List;

import org.belraihub.ehealth.carerelation.CareRelationService;
import org.belraihub.ehealth.carerelation.NewRelation;
import org.belraihub.ehealth.carerelation.RegisteredRelation;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.SoapCalls;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.jspecify.annotations.NullMarked;

/** The register of care relations over SOAP. */
@NullMarked
public final class SoapCareRelationService implements CareRelationService {

  private final CareRelationPortType port;

  /** Opens a port. */
  public SoapCareRelationService(Ports ports, ServiceSettings settings) {
    this.port = ports.open(CareRelationPortType.class, settings);
  }

  @Override
  public List<RegisteredRelation> lookUp(String requestId, Insz person, HcoNumber organisation) throws CallFailedException {
    var request = CareRelationTranslation.lookUp(requestId, person, organisation);
    return CareRelationTranslation.relations(SoapCalls.call(() -> port.lookUpCareRelations(request)), requestId, person, organisation);
  }

  @Override
  public RegisteredRelation register(String requestId, NewRelation relation) throws CallFailedException {
    var request = CareRelationTranslation.register(requestId, relation);
    return CareRelationTranslation.registered(SoapCalls.call(() -> port.registerCareRelation(request)), requestId, relation);
  }
}
