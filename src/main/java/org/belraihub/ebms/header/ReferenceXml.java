package org.belraihub.ebms.header;

import static org.belraihub.ebms.header.EbmsNames.DS;

import java.util.ArrayList;
import java.util.List;

import org.belraihub.xml.Elements;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** ds:Reference to and from {@link SignedReference}; the same element in a signature and in a signed acknowledgment. */
public final class ReferenceXml {

  private static final String LOCATION = "//ds:Reference";

  private ReferenceXml() {
  }

  /** Reads the element; says nothing about whether its transforms are allowed. */
  public static SignedReference read(Element reference) throws EnvelopeException {
    if (!reference.hasAttribute("URI")) {
      throw Cursor.invalid(LOCATION + "/@URI", "a mandatory attribute is missing");
    }
    var cursor = new Cursor(reference);
    Element transforms = cursor.optional(DS, "Transforms");
    Element digestMethod = cursor.required(DS, "DigestMethod");
    String digest = Cursor.text(cursor.required(DS, "DigestValue")).replaceAll("\\s", "");
    cursor.nothingLeft();
    if (!digest.matches("[A-Za-z0-9+/]{2,128}={0,2}")) {
      throw Cursor.invalid(LOCATION + "/ds:DigestValue", "not a digest in base64");
    }
    return new SignedReference(reference.getAttribute("URI"), algorithms(transforms), digestMethod.getAttribute("Algorithm"), digest);
  }

  /** Appends the element; the prefix {@code ds} has to be declared above. */
  public static Element write(Element parent, SignedReference reference) {
    Element element = Elements.append(parent, DS, "ds:Reference");
    element.setAttribute("URI", reference.uri());
    if (!reference.transforms().isEmpty()) {
      Element transforms = Elements.append(element, DS, "ds:Transforms");
      for (String algorithm : reference.transforms()) {
        Element transform = Elements.append(transforms, DS, "ds:Transform");
        transform.setAttribute("Algorithm", algorithm);
        if (algorithm.equals(MandatedTransforms.XPATH)) {
          Element xpath = Elements.append(transform, DS, "ds:XPath", MandatedTransforms.EXPRESSION);
          Elements.declare(xpath, "soap", EbmsNames.SOAP);
        }
      }
    }
    Elements.append(element, DS, "ds:DigestMethod").setAttribute("Algorithm", reference.digestMethod());
    Elements.append(element, DS, "ds:DigestValue", reference.digest());
    return element;
  }

  private static List<String> algorithms(@Nullable Element transforms) {
    var algorithms = new ArrayList<String>();
    if (transforms != null) {
      for (Element transform : Elements.children(transforms)) {
        algorithms.add(transform.getAttribute("Algorithm"));
      }
    }
    return List.copyOf(algorithms);
  }
}
