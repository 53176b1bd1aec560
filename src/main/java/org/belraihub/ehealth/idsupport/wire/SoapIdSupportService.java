package org.belraihub.ehealth.idsupport.wire;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import org.belraihub.ehealth.commons.wire.Commons;
import org.belraihub.ehealth.idsupport.IdSupportService;
import org.belraihub.ehealth.soap.ServicePort;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.soap.PayloadClient;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.w3c.dom.Element;

/** IdSupport v2 over SOAP. */
public final class SoapIdSupportService implements IdSupportService {

  private static final String PROTOCOL = "urn:be:fgov:ehealth:idsupport:protocol:v2";
  private static final String CORE = "urn:be:fgov:ehealth:idsupport:core:v2";
  private static final String ACTION = PROTOCOL + ":verifyId";
  private static final String SSIN = "urn:be:fgov:person:ssin";
  private static final String CARD = "urn:be:fgov:person:cardsupport:cardnumber";
  private static final String BARCODE = "urn:be:fgov:person:cardsupport:barcoded";
  /** The schema lets it out, the service does not (IDS2.ACCESS.15). */
  private static final String LEGAL_CONTEXT = "patient insurance validation";

  private final ServicePort<PayloadClient> port;
  private final SystemClock clock;

  /** The service behind this port. */
  public SoapIdSupportService(ServicePort<PayloadClient> port, SystemClock clock) {
    this.port = port;
    this.clock = clock;
  }

  @Override
  public boolean verify(String requestId, Insz person, CardNumber card) throws CallFailedException {
    return ask(requestId, combination(requestId, person, card, clock.now()));
  }

  @Override
  public boolean verifyBarcode(String requestId, String barcode) throws CallFailedException {
    return ask(requestId, request(requestId, Map.of(BARCODE, barcode), clock.now()));
  }

  static Element combination(String requestId, Insz person, CardNumber card, Instant now) {
    var ids = new LinkedHashMap<String, String>();
    ids.put(SSIN, person.digits());
    ids.put(CARD, card.text());
    return request(requestId, ids, now);
  }

  static Element request(String requestId, Map<String, String> ids, Instant now) {
    Element request = Commons.request(PROTOCOL, "VerifyIdRequest", requestId, now);
    Elements.declare(request, "c", CORE);
    Elements.append(request, CORE, "c:LegalContext", LEGAL_CONTEXT);
    Element data = Elements.append(request, CORE, "c:IdentificationData");
    ids.forEach((type, value) -> Elements.append(data, CORE, "c:Id", value).setAttributeNS(null, "Type", type));
    return request;
  }

  private boolean ask(String requestId, Element request) throws CallFailedException {
    Element answer = port.call(client -> client.call(ACTION, request));
    return valid(Commons.successful(answer, PROTOCOL, "VerifyIdResponse", requestId));
  }

  /** The field is text, so anything may stand there; only the two words say something. */
  static boolean valid(Element answer) throws CallFailedException {
    return switch (Commons.text(answer, "IsValidCombination").orElse("")) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new CallFailedException(Kind.NOT_UNDERSTOOD, "neither valid nor invalid", null);
    };
  }
}
