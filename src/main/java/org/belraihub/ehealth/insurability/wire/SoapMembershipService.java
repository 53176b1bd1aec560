package org.belraihub.ehealth.insurability.wire;

import java.time.LocalDate;

import org.belraihub.access.Insurability;
import org.belraihub.ehealth.insurability.MembershipService;
import org.belraihub.ehealth.soap.Ports;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.soap.Tokens;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.ServiceSettings;
import org.belraihub.person.Insz;
import org.jspecify.annotations.NullMarked;

/** The insurability service over SOAP. */
@NullMarked
public final class SoapMembershipService implements MembershipService {

  private final ServicePort<InsurabilityPortType> port;

  /** Opens a port. */
  public SoapMembershipService(Ports ports, ServiceSettings settings, Tokens tokens) {
    this.port = ports.open(InsurabilityPortType.class, settings, tokens);
  }

  @Override
  public Insurability on(String requestId, Insz person, LocalDate day) throws CallFailedException {
    var request = InsurabilityTranslation.on(requestId, person, day);
    return InsurabilityTranslation.insurability(port.call(p -> p.getInsurability(request)), requestId, day);
  }
}
