package org.belraihub.ehealth.ssinhistory.wire;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.person.NumberHistory;
import org.belraihub.ehealth.ssinhistory.SsinHistoryService;
import org.belraihub.person.Insz;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.w3c.dom.Element;

/** SSIN history v1 over SOAP. */
public final class SoapSsinHistoryService implements SsinHistoryService {

  private static final String PROTOCOL = "urn:be:fgov:ehealth:consultrn:ssinhistory:protocol:v1";

  private final ServicePort<PayloadClient> port;
  private final SystemClock clock;

  /** The service behind this port. */
  public SoapSsinHistoryService(ServicePort<PayloadClient> port, SystemClock clock) {
    this.port = port;
    this.clock = clock;
  }

  @Override
  public Optional<NumberHistory> current(String requestId, Insz number) throws CallFailedException {
    return ask("ConsultCurrentSsin", requestId, number);
  }

  @Override
  public Optional<NumberHistory> related(String requestId, Insz number) throws CallFailedException {
    return ask("ConsultRelatedSsins", requestId, number);
  }

  private Optional<NumberHistory> ask(String operation, String requestId, Insz number) throws CallFailedException {
    Element request = request(operation, requestId, number, clock.now());
    String action = PROTOCOL + ":" + Character.toLowerCase(operation.charAt(0)) + operation.substring(1);
    Element answer = port.call(client -> client.call(action, request));
    return history(Commons.successful(answer, PROTOCOL, operation + "Response", requestId));
  }

  static Element request(String operation, String requestId, Insz number, Instant now) {
    Element request = Commons.request(PROTOCOL, operation + "Request", requestId, now);
    Elements.append(request, PROTOCOL, "p:Ssin", number.digits());
    return request;
  }

  static Optional<NumberHistory> history(Element answer) throws CallFailedException {
    Element ssin = Elements.child(answer, PROTOCOL, "Ssin");
    if (ssin == null) {
      return Optional.empty();
    }
    Insz current = number(ssin.getTextContent());
    Set<Insz> others = new HashSet<>();
    if (!ssin.getAttribute("Replaces").isBlank()) {
      others.add(number(ssin.getAttribute("Replaces")));
    }
    for (Element related : Commons.all(answer, "RelatedSsin")) {
      others.add(number(related.getTextContent()));
    }
    others.remove(current);
    String canceled = ssin.getAttribute("Canceled");
    return Optional.of(new NumberHistory(current, canceled.equals("true") || canceled.equals("1"), others));
  }

  private static Insz number(String text) throws CallFailedException {
    return Insz.parse(text.strip()).orElseThrow(() -> new CallFailedException(Kind.NOT_UNDERSTOOD, "a number that is none", null));
  }
}
