package org.belraihub.ehealth.error;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An error of the platform in whichever form it came.
 *
 * @param carrier the form
 * @param codes   codes without blanks, wrapper codes dropped unless there is no other
 * @param faultId the id for the help desk of the platform
 * @param advice  what to do
 */
public record PlatformError(Carrier carrier, List<String> codes, Optional<String> faultId, Advice advice) {

  /** The form of an error. */
  public enum Carrier {
    /** SystemError or BusinessError in the detail of a SOAP fault. */
    FAULT_DETAIL,
    /** {@code acknowledge/error} of hubservices. */
    ACKNOWLEDGE,
    /** {@code Status} of commons, version 1 or 2. */
    COMMONS_STATUS,
    /** {@code samlp:Status} inside an answer of MyCareNet. */
    SAML_STATUS
  }

  /** Keeps its own copy of the codes. */
  public PlatformError {
    codes = List.copyOf(codes);
  }

  /**
   * One error of an acknowledge.
   *
   * @param code code as it came
   * @param text its description, only read to understand a wrapper code
   */
  public record Entry(String code, String text) {
  }

  /** Reads the errors of an acknowledge that is not complete. */
  public static PlatformError ofAcknowledge(List<Entry> entries) {
    List<String> codes = new ArrayList<>();
    List<String> wrappers = new ArrayList<>();
    Advice ofWrappers = Advice.DO_NOT_RETRY;
    for (Entry entry : entries) {
      String code = normalised(entry.code());
      if (!isWrapper(code)) {
        codes.add(code);
      } else {
        wrappers.add(code);
        ofWrappers = ofWrappers == Advice.DO_NOT_RETRY ? Advice.ofWrapperText(entry.text()) : ofWrappers;
      }
    }
    Advice advice = codes.isEmpty() ? ofWrappers : common(codes);
    return new PlatformError(Carrier.ACKNOWLEDGE, codes.isEmpty() ? wrappers : codes, Optional.empty(), advice);
  }

  /** The advice that holds for all codes together: one that cannot be helped spoils the rest. */
  static Advice common(List<String> codes) {
    List<Advice> advices = codes.stream().map(Advice::ofCode).distinct().toList();
    return advices.size() == 1 ? advices.get(0) : Advice.DO_NOT_RETRY;
  }

  /** A code without the blanks some of them carry ({@code TL. ACCESS.20}). */
  static String normalised(String code) {
    return code.replaceAll("\\s", "");
  }

  private static boolean isWrapper(String code) {
    return code.startsWith("NIP.META.") || code.startsWith("NIP.GENERIC.");
  }
}
