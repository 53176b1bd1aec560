package org.belraihub.soap.event.wire;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import org.belraihub.event.Told.Noted;
import org.belraihub.event.Told;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.soap.Contract;
import org.belraihub.soap.edge.PartnerEdge;
import org.jspecify.annotations.NullMarked;

/** The contract {@code event-v1.wsdl}: translates and hands over to the routes. Who may call is decided by the certificate alone. */
@NullMarked
public final class EventEndpoint implements EventPort {

  /** Where its schema lies, for the check of payloads. */
  public static final String SCHEMA = "xsd/event-v1.xsd";

  private final PartnerEdge edge;

  /** An endpoint behind the edge of partners. */
  public EventEndpoint(PartnerEdge edge) {
    this.edge = edge;
  }

  /** The contract file and its generated interface. */
  public static Contract contract() {
    return Contract.of("wsdl/event-v1.wsdl", EventService.class);
  }

  @Override
  public EventNoted reportAdmission(ReportAdmissionRequest request) {
    return noted(request.getEventId(), "event-admission", () -> new Told.Admission(insz(request.getInsz()),
        new HcoNumber(request.getOrganisation()), request.getFrom(), Optional.ofNullable(request.getTo())));
  }

  @Override
  public EventNoted reportDischarge(ReportDischargeRequest request) {
    return noted(request.getEventId(), "event-discharge", () -> new Told.Discharge(insz(request.getInsz()),
        new HcoNumber(request.getOrganisation()), request.getOn()));
  }

  @Override
  public EventNoted reportDeath(ReportDeathRequest request) {
    return noted(request.getEventId(), "event-death", () -> new Told.Death(insz(request.getInsz()), request.getOn()));
  }

  private <E> EventNoted noted(String eventId, String route, Supplier<E> event) {
    var answer = new EventNoted();
    answer.setRepeated(edge.handle(eventId, (frame, sender) -> new Told<>(sender, frame, event.get()), route, Noted.class).repeated());
    return answer;
  }

  private static Insz insz(String text) {
    return Insz.parse(text).orElseThrow(() ->
        new RefusedException(FaultCode.SCHEMA_INVALID, "an INSZ with wrong check digits", List.of("insz")));
  }
}
