package org.belraihub.soap;

import jakarta.xml.ws.WebServiceException;
import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** The partner answered a {@link PayloadClient} with a fault. The exception's own text quotes nothing of it. */
public final class FaultAnswerException extends WebServiceException {

  private static final long serialVersionUID = 1L;

  private final String faultString;
  private final transient @Nullable Element detail;

  FaultAnswerException(Element fault) {
    super("the answer is a fault");
    String text = "";
    Element found = null;
    for (Element child : Elements.children(fault)) {
      if ("faultstring".equals(child.getLocalName())) {
        text = child.getTextContent();
      } else if ("detail".equals(child.getLocalName())) {
        found = child;
      }
    }
    this.faultString = text;
    this.detail = found;
  }

  /** Its faultstring; may quote the request, so not for logs. */
  public String faultString() {
    return faultString;
  }

  /** Its detail, if it has one. */
  public @Nullable Element detail() {
    return detail;
  }
}
