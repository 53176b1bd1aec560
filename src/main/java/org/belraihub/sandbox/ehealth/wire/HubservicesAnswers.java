package org.belraihub.sandbox.ehealth.wire;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.belraihub.ehealth.hubservices.Author;
import org.belraihub.ehealth.hubservices.CareParty;
import org.belraihub.ehealth.hubservices.wire.AcknowledgeType;
import org.belraihub.ehealth.hubservices.wire.AuthorType;
import org.belraihub.ehealth.hubservices.wire.CDERROR;
import org.belraihub.ehealth.hubservices.wire.ErrorType;
import org.belraihub.ehealth.hubservices.wire.Frame;
import org.belraihub.ehealth.hubservices.wire.IDKMEHR;
import org.belraihub.ehealth.hubservices.wire.IDPATIENT;
import org.belraihub.ehealth.hubservices.wire.PatientIdType;
import org.belraihub.ehealth.hubservices.wire.RequestType;
import org.belraihub.ehealth.hubservices.wire.ResponseType;
import org.belraihub.ehealth.hubservices.wire.TextType;
import org.belraihub.sandbox.ehealth.register.Refusal;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** Frames of answers of the two hubservices. */
final class HubservicesAnswers {

  private static final Author PLATFORM = new Author(List.of(CareParty.organisation("0209999951", "orgpublichealth", "Zandbak eHealth")));

  private final Answering answering;
  private final SystemClock clock;

  HubservicesAnswers(Answering answering, SystemClock clock) {
    this.answering = answering;
    this.clock = clock;
  }

  /** The frame of an answer, with an echo of the question. */
  ResponseType response(RequestType asked) {
    Instant now = clock.now();
    RequestType own = Frame.request(UUID.randomUUID().toString().replace("-", ""), PLATFORM, now);
    var author = new AuthorType();
    author.getHcparty().addAll(own.getAuthor().getHcparty());
    var response = new ResponseType();
    response.setId(own.getId());
    response.setAuthor(author);
    response.setDate(own.getDate());
    response.setTime(own.getTime());
    response.setRequest(echo(asked));
    return response;
  }

  private RequestType echo(RequestType asked) {
    var id = new IDKMEHR();
    id.setS(asked.getId().getS());
    id.setSV(asked.getId().getSV());
    id.setValue(answering.echo(asked.getId().getValue()));
    var echo = new RequestType();
    echo.setId(id);
    echo.setAuthor(asked.getAuthor());
    echo.setDate(asked.getDate());
    echo.setTime(asked.getTime());
    echo.setMaxrows(asked.getMaxrows());
    return echo;
  }

  /** Complete, or not with these errors. */
  static AcknowledgeType acknowledge(Optional<Refusal> refusal) {
    var acknowledge = new AcknowledgeType();
    acknowledge.setIscomplete(refusal.isEmpty());
    refusal.ifPresent(r -> r.errors().forEach(error -> acknowledge.getError().add(error(error))));
    return acknowledge;
  }

  private static ErrorType error(Refusal.Error error) {
    var code = new CDERROR();
    code.setS("CD-ERROR");
    code.setSV("1.0");
    code.setValue(error.code());
    var text = new TextType();
    text.setL("en");
    text.setValue(error.text());
    var type = new ErrorType();
    type.getCd().add(code);
    type.setDescription(text);
    return type;
  }

  /** The INSZ of a patient; empty when there is none. */
  static String insz(@Nullable PatientIdType patient) {
    return id(patient, "INSS").orElse("");
  }

  /** A card number of a patient. */
  static Optional<String> card(@Nullable PatientIdType patient) {
    return id(patient, "EID-CARDNO").or(() -> id(patient, "ISI-CARDNO")).or(() -> id(patient, "SIS-CARDNO"));
  }

  private static Optional<String> id(@Nullable PatientIdType patient, String scheme) {
    return patient == null ? Optional.empty()
        : patient.getId().stream().filter(id -> scheme.equals(id.getS())).map(IDPATIENT::getValue).findFirst();
  }
}
