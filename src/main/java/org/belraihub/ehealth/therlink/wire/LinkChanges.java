package org.belraihub.ehealth.therlink.wire;

import java.time.Instant;
import java.util.List;

import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.wire.Base64EncryptedDataType;
import org.belraihub.ehealth.hubservices.wire.Base64EncryptedValueType;
import org.belraihub.ehealth.hubservices.wire.CDENCRYPTIONMETHOD;
import org.belraihub.ehealth.hubservices.wire.CDENCRYPTIONMETHODvalues;
import org.belraihub.ehealth.hubservices.wire.CDPROOF;
import org.belraihub.ehealth.hubservices.wire.CDTHERAPEUTICLINK;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.hubservices.wire.ProofType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkBulkRequestType;
import org.belraihub.ehealth.hubservices.wire.PutTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.RevokeTherapeuticLinkRequestType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkInBulkType;
import org.belraihub.ehealth.hubservices.wire.TherapeuticLinkType;
import org.belraihub.ehealth.therlink.LinkDeclaration;

/** Declarations and revocations as messages of TherLink v1. */
public final class LinkChanges {

  private static final String CODE_VERSION = "1.1";

  private LinkChanges() {
  }

  /** Declares a link. */
  public static PutTherapeuticLinkRequestType put(String requestId, Author author, Instant now, LinkDeclaration declaration) {
    var request = new PutTherapeuticLinkRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setTherapeuticlink(link(declaration));
    request.getProof().addAll(proofs(declaration));
    return request;
  }

  /** Declares several links; each has its place in the list as id. */
  public static PutTherapeuticLinkBulkRequestType putAll(String requestId, Author author, Instant now, List<LinkDeclaration> declarations) {
    var request = new PutTherapeuticLinkBulkRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    for (LinkDeclaration declaration : declarations) {
      var one = new TherapeuticLinkInBulkType();
      one.setId(Frame.kmehrId(Integer.toString(request.getTherapeuticlinkrequest().size() + 1)));
      one.setTherapeuticlink(link(declaration));
      one.getProof().addAll(proofs(declaration));
      request.getTherapeuticlinkrequest().add(one);
    }
    return request;
  }

  /** Revokes a link. */
  public static RevokeTherapeuticLinkRequestType revoke(String requestId, Author author, Instant now, LinkDeclaration declaration) {
    var request = new RevokeTherapeuticLinkRequestType();
    request.setRequest(Frame.request(requestId, author, now));
    request.setTherapeuticlink(link(declaration));
    request.getProof().addAll(proofs(declaration));
    return request;
  }

  static CDTHERAPEUTICLINK type(String value, String version) {
    var code = new CDTHERAPEUTICLINK();
    code.setS("CD-THERAPEUTICLINKTYPE");
    code.setSV(version);
    code.setValue(value);
    return code;
  }

  private static TherapeuticLinkType link(LinkDeclaration declaration) {
    var link = new TherapeuticLinkType();
    link.setPatient(Frame.patient(declaration.person(), declaration.card(), declaration.name()));
    link.getHcparty().add(TherapeuticLinkTranslation.party(declaration.professional()));
    link.setCd(type(declaration.type(), CODE_VERSION));
    declaration.from().ifPresent(link::setStartdate);
    declaration.through().ifPresent(link::setEnddate);
    declaration.comment().ifPresent(link::setComment);
    return link;
  }

  private static List<ProofType> proofs(LinkDeclaration declaration) {
    return declaration.proofs().stream().map(LinkChanges::proof).toList();
  }

  private static ProofType proof(LinkDeclaration.Proof given) {
    var kind = new CDPROOF();
    kind.setS("CD-PROOFTYPE");
    kind.setSV(CODE_VERSION);
    kind.setValue(given.type());
    var proof = new ProofType();
    proof.setCd(kind);
    given.cms().ifPresent(cms -> proof.setBinaryproof(binary(cms)));
    return proof;
  }

  private static Base64EncryptedDataType binary(byte[] cms) {
    var method = new CDENCRYPTIONMETHOD();
    method.setS("CD-ENCRYPTION-METHOD");
    method.setSV("1.0");
    method.setValue(CDENCRYPTIONMETHODvalues.CMS);
    var value = new Base64EncryptedValueType();
    value.setEncoding("CMS");
    value.setValue(cms);
    var data = new Base64EncryptedDataType();
    data.setCd(method);
    data.setBase64EncryptedValue(value);
    return data;
  }
}
