package org.belraihub.sandbox.ehealth.wire;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import jakarta.jws.WebService;
import org.belraihub.ehealth.hubservices.wire.CDTHERAPEUTICLINK;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkResponseType;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkSelectType;
import org.belraihub.ehealth.hubservices.wire.HasTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.HasTherapeuticLinkResponseType;
import org.belraihub.ehealth.hubservices.wire.HasTherapeuticLinkSelectType;
import org.belraihub.ehealth.hubservices.wire.IDHCPARTY;
import org.belraihub.ehealth.hubservices.wire.PatientIdType;
import org.belraihub.ehealth.hubservices.wire.ProofType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkBulkRequestType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkResponseType;
import org.belraihub.ehealth.hubservices.wire.RequestType;
import org.belraihub.ehealth.hubservices.wire.RevokeTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.RevokeTherapeuticLinkResponseType;
import org.belraihub.ehealth.hubservices.wire.TherLinkPortType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkInBulkType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkListType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkStatusType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkType;
import org.belraihub.sandbox.ehealth.register.LinkRegister;
import org.belraihub.sandbox.ehealth.register.LinkRules;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;

/** TherLink v1. */
@WebService(endpointInterface = "org.belraihub.ehealth.hubservices.wire.TherLinkPortType", serviceName = "TherLinkService",
    portName = "TherLinkPort", targetNamespace = "urn:be:fgov:ehealth:therlink:protocol:v1",
    wsdlLocation = "classpath:wsdl/therlink-v1.wsdl")
public final class TherLinkEndpoint implements TherLinkPortType {

  private final LinkRegister register;
  private final Answering answering;
  private final HubservicesAnswers answers;
  private final SystemClock clock;

  /** The service over this register. */
  public TherLinkEndpoint(LinkRegister register, Answering answering, SystemClock clock) {
    this.register = register;
    this.answering = answering;
    this.answers = new HubservicesAnswers(answering, clock);
    this.clock = clock;
  }

  @Override
  public GetTherapeuticLinkResponseType getTherapeuticLink(GetTherapeuticLinkRequestType asked) {
    GetTherapeuticLinkSelectType select = asked.getSelect();
    List<String> patients = Links.patients(select);
    Optional<Refusal> refusal = answering.refusal().or(() -> LinkRules.patient(patients)).or(() -> LinkRules.selection(
        Optional.ofNullable(select.getBegindate()), Optional.ofNullable(select.getEnddate()),
        select.getTherapeuticlinkstatus() == null || select.getTherapeuticlinkstatus() == TherapeuticLinkStatusType.ACTIVE,
        Optional.ofNullable(asked.getRequest().getMaxrows()).map(BigDecimal::intValue).orElse(100)));
    var found = new TherapeuticLinkListType();
    refusal = refusal.or(() -> excluded(patients.get(0), Links.professionals(select)));
    if (refusal.isEmpty()) {
      PatientIdType patient = Links.patient(select);
      Answering.work(() -> register.active(patients.get(0), Links.professionals(select), today()))
          .forEach(link -> found.getTherapeuticlink().add(Links.link(patient, link)));
      refusal = found.getTherapeuticlink().isEmpty() ? Optional.of(LinkRules.NOT_FOUND) : refusal;
    }
    var answer = new GetTherapeuticLinkResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    if (refusal.isEmpty()) {
      answer.setTherapeuticlinklist(found);
    }
    answering.note("GetTherapeuticLink", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  @Override
  public HasTherapeuticLinkResponseType hasTherapeuticLink(HasTherapeuticLinkRequestType asked) {
    HasTherapeuticLinkSelectType select = asked.getSelect();
    List<String> patients = Links.inszs(select.getPatient());
    List<String> professionals = select.getHcparty().getId().stream().map(IDHCPARTY::getValue).toList();
    Optional<Refusal> refusal = answering.refusal().or(() -> LinkRules.patient(patients))
        .or(() -> excluded(patients.get(0), professionals));
    var answer = new HasTherapeuticLinkResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    if (refusal.isEmpty()) {
      List<String> types = select.getCd().stream().map(CDTHERAPEUTICLINK::getValue).toList();
      answer.setValue(Answering.work(() -> register.active(patients.get(0), professionals, today())).stream()
          .anyMatch(recorded -> types.isEmpty() || types.contains(recorded.link().type())));
    }
    answering.note("HasTherapeuticLink", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  private Optional<Refusal> excluded(String patient, List<String> professionals) {
    return Answering.work(() -> register.excluded(patient, professionals)) ? Optional.of(LinkRules.EXCLUDED) : Optional.empty();
  }

  @Override
  public PutTherapeuticLinkResponseType putTherapeuticLink(PutTherapeuticLinkRequestType asked) {
    Optional<Refusal> refusal = answering.refusal().or(() -> put(asked.getTherapeuticlink(), asked.getProof()));
    return put("PutTherapeuticLink", asked.getRequest(), refusal);
  }

  @Override
  public PutTherapeuticLinkResponseType putTherapeuticLinkBulk(PutTherapeuticLinkBulkRequestType asked) {
    Optional<Refusal> refusal = answering.refusal();
    List<Refusal.Error> errors = new ArrayList<>();
    if (refusal.isEmpty()) {
      for (TherapeuticLinkInBulkType one : asked.getTherapeuticlinkrequest()) {
        put(one.getTherapeuticlink(), one.getProof()).ifPresent(r -> errors.addAll(r.errors()));
      }
      refusal = errors.isEmpty() ? Optional.empty() : Optional.of(new Refusal(errors));
    }
    return put("PutTherapeuticLinkBulk", asked.getRequest(), refusal);
  }

  @Override
  public RevokeTherapeuticLinkResponseType revokeTherapeuticLink(RevokeTherapeuticLinkRequestType asked) {
    TherapeuticLinkType link = asked.getTherapeuticlink();
    List<String> patients = Links.inszs(link.getPatient());
    Optional<Refusal> refusal = answering.refusal().or(() -> LinkRules.patient(patients));
    if (refusal.isEmpty() && !Answering.work(() -> register.revoke(patients.get(0), Links.professionalInsz(link), today()))) {
      refusal = Optional.of(LinkRules.REVOKED);
    }
    var answer = new RevokeTherapeuticLinkResponseType();
    answer.setResponse(answers.response(asked.getRequest()));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    answering.note("RevokeTherapeuticLink", asked.getRequest().getId().getValue(), refusal);
    return answer;
  }

  private PutTherapeuticLinkResponseType put(String operation, RequestType request, Optional<Refusal> refusal) {
    var answer = new PutTherapeuticLinkResponseType();
    answer.setResponse(answers.response(request));
    answer.setAcknowledge(HubservicesAnswers.acknowledge(refusal));
    answering.note(operation, request.getId().getValue(), refusal);
    return answer;
  }

  private Optional<Refusal> put(TherapeuticLinkType link, List<ProofType> proofs) {
    LocalDate from = Optional.ofNullable(link.getStartdate()).orElse(today());
    String comment = link.getComment() == null ? "" : link.getComment();
    Optional<Refusal> bad = LinkRules.patient(Links.inszs(link.getPatient())).or(() -> LinkRules.declaration(from,
        Optional.ofNullable(link.getEnddate()), today(), comment, Links.proofs(proofs)));
    if (bad.isEmpty()) {
      bad = excluded(Links.inszs(link.getPatient()).get(0), List.of(Links.professionalInsz(link)));
    }
    if (bad.isPresent()) {
      return bad;
    }
    var declared = Links.declared(link, from, proofs);
    return Answering.work(() -> register.add(declared, today())) ? Optional.empty() : Optional.of(LinkRules.EXISTS);
  }

  private LocalDate today() {
    return BelgianTime.dateOf(clock.now());
  }
}
