package org.belraihub.ehealth.therlink.wire;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkResponseType;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkSelectType;
import org.belraihub.ehealth.hubservices.wire.HCPartyIdType;
import org.belraihub.ehealth.hubservices.wire.HasTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.HasTherapeuticLinkResponseType;
import org.belraihub.ehealth.hubservices.wire.HasTherapeuticLinkSelectType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkOperationType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkStatusType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkWithOperationContext;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.ehealth.therlink.TherapeuticLink;
import org.belraihub.person.Insz;

/** Links between domain terms and the messages of TherLink v1. */
public final class TherapeuticLinkTranslation {

  /** The person bars the professional: an answer in the form of an error. */
  private static final String EXCLUDED = "TL.ACCESS.08";
  /** The service refuses more than 1000 (TL.OTHER.10); one pair has a handful. */
  private static final BigDecimal MOST_ROWS = BigDecimal.valueOf(100);

  private TherapeuticLinkTranslation() {
  }

  /** Asks for the active links of one pair; an active link needs no period, and with other states none is allowed. */
  public static GetTherapeuticLinkRequestType get(String requestId, Author author, Instant now, Insz person,
                                                  HealthProfessional professional) {
    var select = new GetTherapeuticLinkSelectType();
    select.getPatientOrHcparty().add(Frame.patient(person, Optional.empty()));
    select.getPatientOrHcparty().add(party(professional));
    select.setTherapeuticlinkstatus(TherapeuticLinkStatusType.ACTIVE);
    var request = new GetTherapeuticLinkRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.getRequest().setMaxrows(MOST_ROWS);
    request.setSelect(select);
    return request;
  }

  /** The professional, by both numbers and category. */
  static HCPartyIdType party(HealthProfessional professional) {
    var party = new HCPartyIdType();
    party.getId().add(Frame.partyId(false, professional.nihii().digits()));
    party.getId().add(Frame.partyId(true, professional.insz().digits()));
    party.setCd(Frame.category(professional.category()));
    return party;
  }

  /** Asks only whether there is an active link, of one of the types or of any. */
  public static HasTherapeuticLinkRequestType has(String requestId, Author author, Instant now, Insz person,
                                                  HealthProfessional professional, List<String> types) {
    var select = new HasTherapeuticLinkSelectType();
    select.setPatient(Frame.patient(person, Optional.empty()));
    select.setHcparty(party(professional));
    types.forEach(type -> select.getCd().add(LinkChanges.type(type, "1.0")));
    var request = new HasTherapeuticLinkRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setSelect(select);
    return request;
  }

  /** Yes or no; a complete answer without a value is neither. */
  public static boolean has(HasTherapeuticLinkResponseType answer, String requestId) throws CallFailedException {
    Optional<PlatformError> refusal = Frame.refusal(answer.getResponse(), answer.getAcknowledge(), requestId);
    if (refusal.isPresent()) {
      if (none(refusal.get())) {
        return false;
      }
      throw Frame.failed(refusal.get());
    }
    if (answer.isValue() == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "neither yes nor no", null);
    }
    return answer.isValue();
  }

  private static boolean none(PlatformError refusal) {
    return refusal.advice() == Advice.NONE_FOUND || refusal.codes().equals(List.of(EXCLUDED));
  }

  /** The links in an answer. */
  public static List<TherapeuticLink> links(GetTherapeuticLinkResponseType answer, String requestId, Insz person,
                                            HealthProfessional professional) throws CallFailedException {
    Optional<PlatformError> refusal = Frame.refusal(answer.getResponse(), answer.getAcknowledge(), requestId);
    if (refusal.isPresent()) {
      if (none(refusal.get())) {
        return List.of();
      }
      throw Frame.failed(refusal.get());
    }
    if (answer.getTherapeuticlinklist() == null) {
      return List.of();
    }
    List<TherapeuticLink> links = new ArrayList<>();
    for (TherapeuticLinkWithOperationContext link : answer.getTherapeuticlinklist().getTherapeuticlink()) {
      if (link.getPatient() == null || !Frame.isAbout(link.getPatient(), person)) {
        throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a link of another person", null);
      }
      if (isWith(link, professional) && !revoked(link)) {
        links.add(new TherapeuticLink(link.getCd() == null ? "" : link.getCd().getValue().strip(),
            Optional.ofNullable(link.getStartdate()), Optional.ofNullable(link.getEnddate())));
      }
    }
    return List.copyOf(links);
  }

  private static boolean isWith(TherapeuticLinkWithOperationContext link, HealthProfessional professional) {
    return link.getHcparty().stream().flatMap(party -> party.getId().stream()).map(id -> id.getValue().strip())
        .anyMatch(id -> id.equals(professional.nihii().digits()) || id.equals(professional.insz().digits()));
  }

  private static boolean revoked(TherapeuticLinkWithOperationContext link) {
    return link.getOperationcontext().stream().anyMatch(context -> context.getOperation() == TherapeuticLinkOperationType.REVOCATION);
  }
}
