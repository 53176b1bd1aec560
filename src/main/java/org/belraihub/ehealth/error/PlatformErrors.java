package org.belraihub.ehealth.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.belraihub.ehealth.error.PlatformError.Carrier;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Reads errors that come as elements. By local name, because a neighbouring platform uses the same layout under a namespace of its
 * own, and because the children of a SOA error have none.
 */
public final class PlatformErrors {

  private static final String SUCCESS = "urn:be:fgov:ehealth:2.0:status:Success";
  /** A URN in SAML 2.0 ({@code urn:…:status:Success}), a qualified name in SAML 1.1 ({@code samlp:Success}). */
  private static final String SAML_SUCCESS = ":Success";

  private PlatformErrors() {
  }

  /**
   * Reads the detail of a SOAP fault, or a SOA error itself; a fault without such a detail is one of the service. The flag
   * {@code Retry}, when present, overrules what is known of the code.
   */
  public static PlatformError ofFault(@Nullable Element detail, String faultString) {
    Optional<Element> error = detail == null ? Optional.empty() : soaError(detail);
    if (error.isEmpty()) {
      String first = faultString.strip();
      boolean coded = first.matches("SOA-\\d{5}.*");
      String code = coded ? first.substring(0, 9) : "FAULT";
      return new PlatformError(Carrier.FAULT_DETAIL, List.of(code), Optional.empty(), coded ? Advice.ofCode(code) : Advice.RETRY_LATER);
    }
    String code = child(error.get(), "Code").map(PlatformErrors::text).map(PlatformError::normalised).orElse("FAULT");
    String id = error.get().getAttribute("Id");
    Optional<Boolean> retry = child(error.get(), "Retry").map(PlatformErrors::text).map(t -> t.equals("true") || t.equals("1"));
    Advice known = Advice.ofCode(code);
    Advice advice = retry.map(again -> again ? Advice.RETRY_LATER : known.outage() ? Advice.OTHER_ADDRESS : known).orElse(known);
    return new PlatformError(Carrier.FAULT_DETAIL, List.of(code), id.isEmpty() ? Optional.empty() : Optional.of(id), advice);
  }

  /** Reads a commons Status; empty when it says success (version 1: 100 or 200). */
  public static Optional<PlatformError> ofCommonsStatus(Element status) {
    List<String> codes = statusCodes(status);
    boolean success = codes.size() == 1
        && (codes.get(0).equals(SUCCESS) || codes.get(0).equals("100") || codes.get(0).equals("200"));
    return success ? Optional.empty() : Optional.of(statusError(Carrier.COMMONS_STATUS, status, codes));
  }

  /** Reads the SAML status of an answer of MyCareNet or the STS; empty when it says success and nothing else. */
  public static Optional<PlatformError> ofSamlStatus(Element status) {
    List<String> codes = statusCodes(status);
    boolean success = codes.size() == 1 && codes.get(0).endsWith(SAML_SUCCESS);
    return success ? Optional.empty() : Optional.of(statusError(Carrier.SAML_STATUS, status, codes));
  }

  private static PlatformError statusError(Carrier carrier, Element status, List<String> codes) {
    List<String> all = new ArrayList<>(codes);
    child(status, "StatusMessage").map(PlatformErrors::text).map(PlatformErrors::leadingCode).ifPresent(c -> c.ifPresent(all::add));
    boolean theirs = codes.stream().anyMatch(code -> code.endsWith(":Responder"));
    return new PlatformError(carrier, all, Optional.empty(), theirs ? Advice.RETRY_LATER : Advice.DO_NOT_RETRY);
  }

  private static Optional<String> leadingCode(String message) {
    String first = message.strip().split("\\s", 2)[0];
    return first.matches("[A-Z0-9]+(\\.[A-Z0-9]+)+") ? Optional.of(first) : Optional.empty();
  }

  private static List<String> statusCodes(Element status) {
    List<String> codes = new ArrayList<>();
    Optional<Element> code = child(status, "StatusCode").or(() -> child(status, "Code"));
    while (code.isPresent()) {
      Element element = code.get();
      codes.add(element.hasAttribute("Value") ? element.getAttribute("Value") : text(element));
      code = child(element, "StatusCode");
    }
    return codes;
  }

  private static Optional<Element> soaError(Element element) {
    if ("SystemError".equals(element.getLocalName()) || "BusinessError".equals(element.getLocalName())) {
      return Optional.of(element);
    }
    return child(element, "SystemError").or(() -> child(element, "BusinessError"));
  }

  private static Optional<Element> child(Element parent, String localName) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && localName.equals(element.getLocalName())) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  private static String text(Element element) {
    return element.getTextContent().strip();
  }
}
