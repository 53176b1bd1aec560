package org.belraihub.sandbox.ehealth.wire;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.ehealth.hubservices.wire.CDPROOF;
import org.belraihub.ehealth.hubservices.wire.CDTHERAPEUTICLINK;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.hubservices.wire.GetTherapeuticLinkSelectType;
import org.belraihub.ehealth.hubservices.wire.HCPartyIdType;
import org.belraihub.ehealth.hubservices.wire.IDHCPARTY;
import org.belraihub.ehealth.hubservices.wire.IDPATIENT;
import org.belraihub.ehealth.hubservices.wire.OperationContextType;
import org.belraihub.ehealth.hubservices.wire.PatientIdType;
import org.belraihub.ehealth.hubservices.wire.ProofType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkOperationType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkWithOperationContext;
import org.belraihub.sandbox.ehealth.register.LinkRegister;
import org.belraihub.sandbox.ehealth.register.LinkRules;

/** Therapeutic links between the register and the wire. */
final class Links {

  private static final DatatypeFactory DATATYPES = datatypes();

  private Links() {
  }

  static List<String> patients(GetTherapeuticLinkSelectType select) {
    return all(select, PatientIdType.class).flatMap(patient -> inszs(patient).stream()).toList();
  }

  static PatientIdType patient(GetTherapeuticLinkSelectType select) {
    return all(select, PatientIdType.class).findFirst().orElseThrow(() -> SoaFaults.of("SOA-03007"));
  }

  static List<String> professionals(GetTherapeuticLinkSelectType select) {
    return all(select, HCPartyIdType.class).flatMap(party -> party.getId().stream()).map(IDHCPARTY::getValue).toList();
  }

  static List<String> inszs(PatientIdType patient) {
    return patient.getId().stream().filter(id -> "INSS".equals(id.getS())).map(IDPATIENT::getValue).toList();
  }

  static String professionalInsz(TherapeuticLinkType link) {
    return number(link, "INSS");
  }

  static List<LinkRules.Proof> proofs(List<ProofType> proofs) {
    return proofs.stream().map(proof -> new LinkRules.Proof(proof.getCd().getValue(), proof.getBinaryproof() != null)).toList();
  }

  static LinkRegister.Link declared(TherapeuticLinkType link, LocalDate from, List<ProofType> proofs) {
    String category = link.getHcparty().get(0).getCd() == null ? "" : link.getHcparty().get(0).getCd().getValue();
    return new LinkRegister.Link(inszs(link.getPatient()).get(0), professionalInsz(link), number(link, "ID-HCPARTY"), category,
        link.getCd().getValue(), from, Optional.ofNullable(link.getEnddate()), proofs.get(0).getCd().getValue());
  }

  static TherapeuticLinkWithOperationContext link(PatientIdType patient, LinkRegister.Recorded recorded) {
    LinkRegister.Link link = recorded.link();
    var party = new HCPartyIdType();
    party.getId().add(Frame.partyId(false, link.nihii()));
    party.getId().add(Frame.partyId(true, link.professionalInsz()));
    party.setCd(Frame.category(link.category()));
    var type = new CDTHERAPEUTICLINK();
    type.setS("CD-THERAPEUTICLINKTYPE");
    type.setSV("1.1");
    type.setValue(link.type());
    var answer = new TherapeuticLinkWithOperationContext();
    answer.setPatient(patient);
    answer.getHcparty().add(party);
    answer.setCd(type);
    answer.setStartdate(link.from());
    link.through().ifPresent(answer::setEnddate);
    answer.getOperationcontext().add(declaration(recorded));
    return answer;
  }

  /** Without an author, as for a link that comes from an authentic source: clients have stumbled over that. */
  private static OperationContextType declaration(LinkRegister.Recorded recorded) {
    var kind = new CDPROOF();
    kind.setS("CD-PROOFTYPE");
    kind.setSV("1.1");
    kind.setValue(recorded.link().proof());
    var proof = new ProofType();
    proof.setCd(kind);
    var context = new OperationContextType();
    context.setOperation(TherapeuticLinkOperationType.DECLARATION);
    context.setRecorddatetime(DATATYPES.newXMLGregorianCalendar(
        Commons.moment(recorded.recordedAt())));
    context.getProof().add(proof);
    return context;
  }

  private static String number(TherapeuticLinkType link, String scheme) {
    return link.getHcparty().stream().flatMap(party -> party.getId().stream()).filter(id -> scheme.equals(id.getS()))
        .map(IDHCPARTY::getValue).findFirst().orElse("");
  }

  private static <T> Stream<T> all(GetTherapeuticLinkSelectType select, Class<T> type) {
    return select.getPatientOrHcparty().stream().filter(type::isInstance).map(type::cast);
  }

  private static DatatypeFactory datatypes() {
    try {
      return DatatypeFactory.newInstance();
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("the JDK's own data types are missing", e);
    }
  }
}
