package org.belraihub.sandbox.ehealth.register;

import java.util.List;

/**
 * A business refusal: goes back as an ordinary answer that is not complete.
 *
 * @param errors the errors, the telling one first
 */
public record Refusal(List<Error> errors) {

  /**
   * One error.
   *
   * @param code its code
   * @param text its text in English
   */
  public record Error(String code, String text) {
  }

  /** A refusal with one error. */
  public static Refusal of(String code, String text) {
    return new Refusal(List.of(new Error(code, text)));
  }

  /** TherLink lets a wrapper code accompany the telling one. */
  public Refusal wrapped(String text) {
    return new Refusal(List.of(errors.get(0),
        new Error("NIP.META.TlServiceBean", "an unexpected error occured with the message: " + text)));
  }

  /** The codes, for the journal. */
  public String codes() {
    return String.join(" ", errors.stream().map(Error::code).toList());
  }
}
