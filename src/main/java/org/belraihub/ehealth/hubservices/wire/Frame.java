package org.belraihub.ehealth.hubservices.wire;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeConstants;
import javax.xml.datatype.DatatypeFactory;
import javax.xml.datatype.XMLGregorianCalendar;

import org.belraihub.ehealth.error.Advice;
import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.hubservices.PersonName;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.BelgianTime;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/**
 * The frame of every hubservices message. The outcome is {@code acknowledge/iscomplete} and nothing else; an answer counts only when
 * it echoes the id of our request.
 */
@NullMarked
public final class Frame {

  static final String ID_VERSION = "1.0";
  private static final String CODE_VERSION = "1.1";
  private static final String ID_KMEHR = "ID-KMEHR";
  private static final String ID_HCPARTY = "ID-HCPARTY";
  private static final String INSS = "INSS";
  private static final String EID_CARDNO = "EID-CARDNO";
  private static final String CD_HCPARTY = "CD-HCPARTY";
  private static final DatatypeFactory DATATYPES = datatypes();

  private Frame() {
  }

  /** The frame of a request; date and time are those of Belgium. */
  public static RequestType request(String requestId, Author author, Instant now) {
    ZonedDateTime local = now.atZone(BelgianTime.ZONE);
    var request = new RequestType();
    request.setId(kmehrId(requestId));
    request.setAuthor(author(author));
    request.setDate(local.toLocalDate());
    request.setTime(time(local));
    return request;
  }

  /** Who asks. */
  public static AuthorWithPatientAndPersonType author(Author author) {
    var type = new AuthorWithPatientAndPersonType();
    author.parties().forEach(party -> type.getHcparty().add(party(party)));
    return type;
  }

  /** The person in need of care, identified by the INSZ and, where a service asks for it, a card. */
  public static PatientIdType patient(Insz person, Optional<CardNumber> card) {
    var patient = new PatientIdType();
    patient.getId().add(patientId(INSS, person.digits()));
    card.ifPresent(number -> patient.getId().add(patientId(EID_CARDNO, number.text())));
    return patient;
  }

  /** The person with a name, where a service asks for one. */
  public static PatientIdType patient(Insz person, Optional<CardNumber> card, Optional<PersonName> name) {
    PatientIdType patient = patient(person, card);
    name.ifPresent(given -> {
      patient.setFirstname(given.first());
      patient.setFamilyname(given.family());
    });
    return patient;
  }

  /** Whether the patient of an answer is the one that was asked about. */
  public static boolean isAbout(PatientIdType patient, Insz person) {
    return patient.getId().stream().anyMatch(id -> INSS.equals(id.getS()) && person.digits().equals(id.getValue().strip()));
  }

  /** An id of the platform's own kind. */
  public static IDKMEHR kmehrId(String value) {
    var id = new IDKMEHR();
    id.setS(ID_KMEHR);
    id.setSV(ID_VERSION);
    id.setValue(value);
    return id;
  }

  /** An id of a care party: its number (INSS when it is a national number). */
  public static IDHCPARTY partyId(boolean national, String value) {
    var id = new IDHCPARTY();
    id.setS(national ? INSS : ID_HCPARTY);
    id.setSV(ID_VERSION);
    id.setValue(value);
    return id;
  }

  /** A category of care parties. */
  public static CDHCPARTY category(String value) {
    var code = new CDHCPARTY();
    code.setS(CD_HCPARTY);
    code.setSV(CODE_VERSION);
    code.setValue(value);
    return code;
  }

  /**
   * The errors of an answer that is not complete; empty when it is complete.
   *
   * @throws CallFailedException when the answer has no frame or belongs to another request
   */
  public static Optional<PlatformError> refusal(@Nullable ResponseType response, @Nullable AcknowledgeType acknowledge, String requestId)
      throws CallFailedException {
    if (response == null || response.getRequest() == null || response.getRequest().getId() == null || acknowledge == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer without its frame", null);
    }
    if (!requestId.equals(response.getRequest().getId().getValue())) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer to another request", null);
    }
    if (acknowledge.isIscomplete()) {
      return Optional.empty();
    }
    List<PlatformError.Entry> entries = acknowledge.getError().stream()
        .flatMap(error -> error.getCd().stream().map(code -> new PlatformError.Entry(code.getValue(), text(error.getDescription()))))
        .toList();
    return Optional.of(PlatformError.ofAcknowledge(entries));
  }

  /** Passes when a put or revoke was done, now or before: when it is complete, or not for one of these reasons. */
  public static void done(@Nullable ResponseType response, @Nullable AcknowledgeType acknowledge, String requestId, Set<Advice> alsoGood)
      throws CallFailedException {
    Optional<PlatformError> refusal = refusal(response, acknowledge, requestId);
    if (refusal.isPresent() && !alsoGood.contains(refusal.get().advice())) {
      throw failed(refusal.get());
    }
  }

  /** A refusal as a failure of the call. */
  public static CallFailedException failed(PlatformError error) {
    return new CallFailedException(error.advice().outage() ? Kind.OUTAGE : Kind.REFUSED, error.codes(), null);
  }

  private static String text(@Nullable TextType description) {
    return description == null || description.getValue() == null ? "" : description.getValue();
  }

  private static HcpartyType party(CareParty party) {
    var type = new HcpartyType();
    party.number().ifPresent(number -> type.getId().add(partyId(false, number)));
    party.insz().ifPresent(insz -> type.getId().add(partyId(true, insz.digits())));
    type.getCd().add(category(party.category()));
    party.name().ifPresent(type::setName);
    return type;
  }

  private static IDPATIENT patientId(String scheme, String value) {
    var id = new IDPATIENT();
    id.setS(scheme);
    id.setSV(ID_VERSION);
    id.setValue(value);
    return id;
  }

  static XMLGregorianCalendar time(ZonedDateTime moment) {
    return DATATYPES.newXMLGregorianCalendarTime(moment.getHour(), moment.getMinute(), moment.getSecond(),
        DatatypeConstants.FIELD_UNDEFINED, moment.getOffset().getTotalSeconds() / 60);
  }

  private static DatatypeFactory datatypes() {
    try {
      return DatatypeFactory.newInstance();
    } catch (DatatypeConfigurationException e) {
      throw new IllegalStateException("the JDK's own data types are missing", e);
    }
  }
}
