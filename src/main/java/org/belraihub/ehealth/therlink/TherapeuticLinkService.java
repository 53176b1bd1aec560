package org.belraihub.ehealth.therlink;

import java.util.List;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.Insz;

/** The operations of TherLink v1 that the hub uses, one call each. */
public interface TherapeuticLinkService {

  /** The links between the two that the platform calls active; empty when there are none or the person excludes the professional. */
  List<TherapeuticLink> get(String requestId, Insz person, HealthProfessional professional) throws CallFailedException;
}
