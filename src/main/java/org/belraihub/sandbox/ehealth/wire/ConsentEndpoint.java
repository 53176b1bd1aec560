package org.belraihub.sandbox.ehealth.wire;

import java.util.Optional;

import jakarta.jws.WebService;
import org.belraihub.ehealth.hubservices.wire.CDCONSENT;
import org.belraihub.ehealth.hubservices.wire.CDCONSENTvalues;
import org.belraihub.ehealth.hubservices.wire.ConsentPortType;
import org.belraihub.ehealth.hubservices.wire.ConsentType;
import org.belraihub.ehealth.hubservices.wire.ConsentWithStatusType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentResponseType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentStatusRequestType;
import org.belraihub.ehealth.hubservices.wire.GetPatientConsentStatusResponseType;
import org.belraihub.ehealth.hubservices.wire.PatientIdType;
import org.belraihub.ehealth.hubservices.wire.PutPatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.PutPatientConsentResponseType;
import org.belraihub.ehealth.hubservices.wire.RevokePatientConsentRequestType;
import org.belraihub.ehealth.hubservices.wire.RevokePatientConsentResponseType;
import org.belraihub.ehealth.hubservices.wire.StatusType;
import org.belraihub.sandbox.ehealth.register.ConsentRegister;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.time.SystemClock;

/** Consent v1. */
@WebService(endpointInterface = "org.belraihub.ehealth.hubservices.wire.ConsentPortType", serviceName = "ConsentService",
    portName = "ConsentPort", targetNamespace = "urn:be:fgov:ehealth:consent:protocol:v1", wsdlLocation = "classpath:wsdl/consent-v1.wsdl")
public final class ConsentEndpoint implements ConsentPortType {

  private final ConsentRegister register;
  private final Answering answering;
  private final HubservicesAnswers answers;

  /** The service over this register. */
  public ConsentEndpoint(ConsentRegister register, Answering answering, SystemClock clock) {
    this.register = register;
    this.answering = answering;
    this.answers = new HubservicesAnswers(answering, clock);
  }

  @Override
  public GetPatientConsentResponseType getPatientConsent(GetPatientConsentRequestType asked) {
    PatientIdType patient = asked.getSelect().getPatient();
    String insz = HubservicesAnswers.insz(patient);
    Optional<Refusal> refusal = answering.refusal().or(() -> ConsentRegister.patient(insz));
    var answer = new GetPatientConsentResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    if (refusal.isEmpty()) {
      Answering.work(() -> register.find(insz)).ifPresent(held -> answer.setConsent(consent(patient, held)));
    }
    answering.note("GetPatientConsent", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  @Override
  public GetPatientConsentStatusResponseType getPatientConsentStatus(GetPatientConsentStatusRequestType asked) {
    PatientIdType patient = asked.getSelect().getPatient();
    String insz = HubservicesAnswers.insz(patient);
    Optional<Refusal> refusal = answering.refusal().or(() -> ConsentRegister.patient(insz));
    var answer = new GetPatientConsentStatusResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    if (refusal.isEmpty()) {
      Answering.work(() -> register.find(insz)).ifPresent(held -> answer.setConsent(withStatus(consent(patient, held))));
    }
    answering.note("GetPatientConsentStatus", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  private static ConsentWithStatusType withStatus(ConsentType consent) {
    var answer = new ConsentWithStatusType();
    answer.setPatient(consent.getPatient());
    answer.getCd().addAll(consent.getCd());
    answer.setSigndate(consent.getSigndate());
    answer.setRevokedate(consent.getRevokedate());
    answer.setStatus(consent.getRevokedate() == null ? StatusType.GIVEN : StatusType.REVOKED);
    return answer;
  }

  @Override
  public PutPatientConsentResponseType putPatientConsent(PutPatientConsentRequestType asked) {
    ConsentType consent = asked.getConsent();
    Optional<Refusal> refusal = answering.refusal().or(() -> Answering.work(() -> register.put(
        HubservicesAnswers.insz(consent.getPatient()), HubservicesAnswers.card(consent.getPatient()).orElse(null), consent.getSigndate())));
    var answer = new PutPatientConsentResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    answering.note("PutPatientConsent", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  @Override
  public RevokePatientConsentResponseType revokePatientConsent(RevokePatientConsentRequestType asked) {
    ConsentType consent = asked.getConsent();
    Optional<Refusal> refusal = answering.refusal().or(() -> Answering.work(() -> register.revoke(
        HubservicesAnswers.insz(consent.getPatient()), HubservicesAnswers.card(consent.getPatient()).orElse(null),
        consent.getRevokedate())));
    var answer = new RevokePatientConsentResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    answering.note("RevokePatientConsent", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  private static ConsentType consent(PatientIdType patient, ConsentRegister.Held held) {
    var code = new CDCONSENT();
    code.setS("CD-CONSENTTYPE");
    code.setSV("1.0");
    code.setValue(CDCONSENTvalues.RETROSPECTIVE);
    var consent = new ConsentType();
    consent.setPatient(patient);
    consent.getCd().add(code);
    consent.setSigndate(held.signedOn());
    held.revokedOn().ifPresent(consent::setRevokedate);
    return consent;
  }
}
