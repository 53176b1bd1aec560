package org.belraihub.ehealth.therlink;

import java.util.List;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.person.Insz;

/** The operations of TherLink v1 that the hub uses, one call each. */
public interface TherapeuticLinkService {

  /** The links between the two that the platform calls active; empty when there are none or the person excludes the professional. */
  List<TherapeuticLink> get(String requestId, Insz person, HealthProfessional professional) throws CallFailedException;

  /** Whether the platform knows an active link of one of the types; of any type when none is given. */
  boolean has(String requestId, Insz person, HealthProfessional professional, List<String> types) throws CallFailedException;

  /** Declares a link; one that is there already is as good. */
  void put(String requestId, LinkDeclaration link) throws CallFailedException;

  /** Declares several at once; the answer is about all together. */
  void putAll(String requestId, List<LinkDeclaration> links) throws CallFailedException;

  /** Revokes a link; one that is not there or was revoked before is as good. */
  void revoke(String requestId, LinkDeclaration link) throws CallFailedException;
}
