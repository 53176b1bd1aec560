package org.belraihub.ehealth.commons.wire;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.belraihub.ehealth.error.PlatformError;
import org.belraihub.ehealth.error.PlatformErrors;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.belraihub.time.BelgianTime;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Frames of requests and answers; elements are found by local name, for the contracts differ in their namespaces only. */
public final class Commons {

  /** Namespace of the status. */
  public static final String CORE = "urn:be:fgov:ehealth:commons:core:v2";

  private Commons() {
  }

  /** A request as the root of a document; its prefix is {@code p}. */
  public static Element request(String namespace, String name, String requestId, Instant now) {
    Element request = Elements.append(XmlDocuments.empty(), namespace, "p:" + name);
    Elements.declare(request, "p", namespace);
    request.setAttributeNS(null, "Id", id(requestId));
    request.setAttributeNS(null, "IssueInstant", moment(now));
    return request;
  }

  /** A moment in Belgium as xsd:dateTime, which wants its seconds also when they are zero. */
  public static String moment(Instant now) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(now.truncatedTo(ChronoUnit.MILLIS).atZone(BelgianTime.ZONE));
  }

  /** An XML id cannot begin with a digit. */
  public static String id(String requestId) {
    return "ID" + requestId;
  }

  /** Passes an answer with this name, to this request, whose status is success. */
  public static Element successful(Element answer, String namespace, String name, String requestId) throws CallFailedException {
    Optional<PlatformError> error = status(answer, namespace, name, requestId);
    if (error.isPresent()) {
      throw failed(error.get());
    }
    return answer;
  }

  /** What the status of an answer says is wrong; empty for success. */
  public static Optional<PlatformError> status(Element answer, String namespace, String name, String requestId)
      throws CallFailedException {
    if (!Elements.is(answer, namespace, name)) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "another answer than asked for", null);
    }
    String to = answer.getAttribute("InResponseTo");
    if (!to.isEmpty() && !to.equals(id(requestId))) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer to another request", null);
    }
    Element status = Elements.child(answer, CORE, "Status");
    if (status == null) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, "an answer without status", null);
    }
    return PlatformErrors.ofCommonsStatus(status);
  }

  /** A status as a failure of the call. */
  public static CallFailedException failed(PlatformError error) {
    return new CallFailedException(error.advice().outage() ? Kind.OUTAGE : Kind.REFUSED, error.codes(), null);
  }

  /** The first descendant with this local name. */
  public static Optional<Element> find(Element in, String localName) {
    Node found = in.getElementsByTagNameNS("*", localName).item(0);
    return found == null ? Optional.empty() : Optional.of((Element) found);
  }

  /** All descendants with this local name. */
  public static List<Element> all(Element in, String localName) {
    var found = in.getElementsByTagNameNS("*", localName);
    return IntStream.range(0, found.getLength()).mapToObj(i -> (Element) found.item(i)).toList();
  }

  /** The text of the first descendant with this local name; empty when there is none or it is blank. */
  public static Optional<String> text(@Nullable Element in, String localName) {
    return in == null ? Optional.empty() : find(in, localName).map(e -> e.getTextContent().strip()).filter(t -> !t.isEmpty());
  }
}
