package org.belraihub.federal.wire;

import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.SharingRevocation;
import org.w3c.dom.Element;

/** Between domain and contract: payloads out as bytes, answers and refusals in from their elements. */
final class FederalTranslation {

  /** The one namespace of the contract. */
  static final String NAMESPACE = "urn:belraihub:federal:assessment:v1";

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

  /** What an answer element says; empty when it is none of the contract. */
  static Optional<FederalOutcome> outcome(Element answer) {
    try {
      var read = CONTEXT.createUnmarshaller().unmarshal(answer);
      if (read instanceof RegisterClosedAssessmentResponse response) {
        return Optional.of(outcome(response));
      }
      if (read instanceof RevokeSharingResponse response) {
        return Optional.of("REVOKED".equals(response.getStatus())
            ? new FederalOutcome.SharingRevoked() : new FederalOutcome.RevocationSuperseded());
      }
      return Optional.empty();
    } catch (JAXBException | RuntimeException e) {
      return Optional.empty();
    }
  }

  /** What the detail of a fault says; empty when it is not the refusal of the contract. */
  static Optional<FederalOutcome> refusal(Element detailEntry) {
    try {
      return CONTEXT.createUnmarshaller().unmarshal(detailEntry) instanceof Refusal refusal
          ? Optional.of(new FederalOutcome.Refused(FederalOutcome.Refusal.valueOf(refusal.getCode().value()), refusal.getText()))
          : Optional.empty();
    } catch (JAXBException | RuntimeException e) {
      return Optional.empty();
    }
  }

  private static FederalOutcome outcome(RegisterClosedAssessmentResponse response) {
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
