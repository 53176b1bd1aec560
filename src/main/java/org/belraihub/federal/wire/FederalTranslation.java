package org.belraihub.federal.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;

/** Between domain and contract: payloads out as bytes, answers and refusals in. */
final class FederalTranslation {

  private static final JAXBContext CONTEXT = context();

  private FederalTranslation() {
  }

  /** A registration as UTF-8 XML. */
  static byte[] bytes(ClosedAssessmentCopy copy) {
    var request = new RegisterClosedAssessmentRequest();
    request.setReference(copy.reference().text());
    request.setSequence(copy.sequence());
    request.setOriginPlatform(copy.originPlatform());
    request.setInstrument(copy.instrument());
    request.setInstrumentVersion(copy.instrumentVersion());
    request.setDates(dates(copy));
    var person = new Person();
    person.setInsz(copy.person().digits());
    request.setPerson(person);
    var organisation = new Organisation();
    organisation.setHco(copy.hco().digits());
    organisation.setNihii(copy.nihii().digits());
    request.setOrganisation(organisation);
    var submitter = new Submitter();
    submitter.setInsz(copy.submitter().digits());
    submitter.setRole(copy.submitterRole());
    request.setSubmitter(submitter);
    request.setAnswers(answers(copy));
    request.setResults(results(copy));
    request.setContentDigest(copy.contentDigest());
    return marshalled(request);
  }

  /** A revocation as UTF-8 XML. */
  static byte[] bytes(SharingRevocation revocation) {
    var request = new RevokeSharingRequest();
    request.setReference(revocation.reference().text());
    request.setSequence(revocation.sequence());
    request.setRevokedAt(revocation.revokedAt().atOffset(ZoneOffset.UTC));
    return marshalled(request);
  }

  /** The stored payload as the request that it is; {@link IllegalArgumentException} when it was not rendered here. */
  static Object request(byte[] payload) {
    try {
      return CONTEXT.createUnmarshaller().unmarshal(XmlDocuments.parse(payload, XmlLimits.MESSAGE));
    } catch (JAXBException | XmlRefusedException e) {
      throw new IllegalArgumentException("not a payload rendered here", e);
    }
  }

  static FederalOutcome outcome(RevokeSharingResponse response) {
    return "REVOKED".equals(response.getStatus()) ? new FederalOutcome.SharingRevoked() : new FederalOutcome.RevocationSuperseded();
  }

  static FederalOutcome outcome(Refusal refusal) {
    return new FederalOutcome.Refused(FederalOutcome.Refusal.valueOf(refusal.getCode().value()), refusal.getText());
  }

  static FederalOutcome outcome(RegisterClosedAssessmentResponse response) {
    Instant registeredAt = response.getRegisteredAt().toInstant();
    return "REGISTERED".equals(response.getStatus())
        ? new FederalOutcome.Registered(response.getRegistrationId(), registeredAt)
        : new FederalOutcome.AlreadyRegistered(response.getRegistrationId(), registeredAt);
  }

  private static Dates dates(ClosedAssessmentCopy copy) {
    var dates = new Dates();
    dates.setCreation(copy.creationDate());
    dates.setStart(copy.startDate());
    dates.setReference(copy.referenceDate());
    dates.setClosedAt(copy.closedAt().atOffset(ZoneOffset.UTC));
    return dates;
  }

  private static Answers answers(ClosedAssessmentCopy copy) {
    var answers = new Answers();
    for (var given : copy.answers()) {
      var answer = new Answer();
      answer.setItem(given.item());
      answer.setValue(given.value());
      answers.getAnswer().add(answer);
    }
    return answers;
  }

  private static Results results(ClosedAssessmentCopy copy) {
    var results = new Results();
    for (var computed : copy.results()) {
      var result = new Results.Result();
      result.setScale(computed.scale());
      result.setVersion(computed.version());
      result.setValue(computed.value());
      results.getResult().add(result);
    }
    return results;
  }

  private static byte[] marshalled(Object element) {
    try {
      var bytes = new ByteArrayOutputStream(16 * 1024);
      CONTEXT.createMarshaller().marshal(element, bytes);
      return bytes.toByteArray();
    } catch (JAXBException e) {
      throw new IllegalStateException("a federal payload could not be written", e);
    }
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(ObjectFactory.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("the federal contract has no binding", e);
    }
  }
}
