package org.belraihub.sandbox.ehealth.register;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.belraihub.person.Insz;

/** The rules of TherLink v1 that the sandbox keeps, as its codes. */
public final class LinkRules {

  /**
   * The proof of a declaration.
   *
   * @param type   CD-PROOFTYPE code
   * @param binary whether it has a binary part
   */
  public record Proof(String type, boolean binary) {
  }

  /** No link, with the wrapper that accompanies it. */
  public static final Refusal NOT_FOUND = Refusal.of("TL.ACCESS.11", "Therapeutic Link - Therapeutic link not found.")
      .wrapped("no therapeutic link found.");
  /** A link that is there already, with the wrapper that accompanies it. */
  public static final Refusal EXISTS = Refusal.of("TL.ACCESS.10", "Therapeutic Link - A valid therapeutic link exists.")
      .wrapped("a valid therapeutic link exists");
  /** The person bars the professional. */
  public static final Refusal EXCLUDED = Refusal.of("TL.ACCESS.08", "The professional is excluded by the patient");
  /** Nothing to revoke. */
  public static final Refusal REVOKED =
      Refusal.of("TL.ACCESS.12", "Therapeutic Link - Therapeutic Link already revoked or could not be revoked.");

  private LinkRules() {
  }

  /** The patient of a link or a question. */
  public static Optional<Refusal> patient(List<String> inszs) {
    if (inszs.isEmpty()) {
      return refused("TL.INPUT.30", "Patient - the INSS is missing");
    }
    if (inszs.size() > 1) {
      return refused("TL.INPUT.31.01", "Patient - more than one INSS");
    }
    return Insz.parse(inszs.get(0)).isPresent() ? Optional.empty()
        : refused("TL.INPUT.31.02", "Patient - the format of the INSS is invalid");
  }

  /** The period and state of a question. */
  public static Optional<Refusal> selection(Optional<LocalDate> begin, Optional<LocalDate> end, boolean activeOnly, int maxRows) {
    if (begin.isPresent() != end.isPresent()) {
      return refused("TL.INPUT.67", "The begin date and the end date go together");
    }
    if (begin.isPresent() && !activeOnly) {
      return refused("TL.INPUT.67.02", "No period is allowed with this status");
    }
    return maxRows > 1000 ? refused("TL.OTHER.10", "The maximum number of rows is 1000") : Optional.empty();
  }

  /** A declaration. */
  public static Optional<Refusal> declaration(LocalDate from, Optional<LocalDate> through, LocalDate today, String comment,
                                              List<Proof> proofs) {
    if (proofs.isEmpty()) {
      return refused("TL.INPUT.70", "The proof is missing");
    }
    if (proofs.stream().anyMatch(proof -> proof.type().endsWith("reading") && proof.binary())) {
      return refused("TL.INPUT.84", "The binary proof is not allowed for this proof type");
    }
    if (through.filter(last -> last.isBefore(from)).isPresent()) {
      return refused("TL.INPUT.63", "The end date is before the start date");
    }
    if (through.filter(last -> last.isBefore(today)).isPresent()) {
      return refused("TL.INPUT.64", "The end date is before today");
    }
    return comment.length() > 256 ? refused("TL.OTHER.15", "The comment is longer than 256 characters") : Optional.empty();
  }

  private static Optional<Refusal> refused(String code, String text) {
    return Optional.of(Refusal.of(code, text));
  }
}
