package org.belraihub.ehealth.therlink;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.hubservices.PersonName;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;

/**
 * A link to be declared or revoked.
 *
 * @param person       with whom
 * @param card         the card that was read; most proofs go with one
 * @param name         the person's name; the platform asks for it when it compares a card
 * @param professional the professional
 * @param type         CD-THERAPEUTICLINKTYPE code, an open list: {@code gpconsultation}, {@code hospitalstay}, {@code gmd}
 * @param from         first day; the platform takes today when absent
 * @param through      last day; the platform takes the longest that the type allows when absent
 * @param comment      at most 256 characters
 * @param proofs       what proves the contact
 */
public record LinkDeclaration(Insz person, Optional<CardNumber> card, Optional<PersonName> name, HealthProfessional professional,
                              String type, Optional<LocalDate> from, Optional<LocalDate> through, Optional<String> comment,
                              List<Proof> proofs) {

  private static final int LONGEST_COMMENT = 256;

  /** Checks what the platform would refuse anyway; {@link IllegalArgumentException} otherwise. */
  public LinkDeclaration {
    proofs = List.copyOf(proofs);
    if (type.isBlank()) {
      throw new IllegalArgumentException("a link has a type");
    }
    if (comment.filter(text -> text.length() > LONGEST_COMMENT).isPresent()) {
      throw new IllegalArgumentException("a comment has at most 256 characters");
    }
    if (from.isPresent() && through.isPresent() && through.get().isBefore(from.get())) {
      throw new IllegalArgumentException("a link ends before it begins");
    }
  }

  /**
   * What proves the contact.
   *
   * @param type CD-PROOFTYPE code: {@code eidreading}, {@code isireading}, {@code eidsigning}, {@code eidencoding_nocard}
   * @param cms  the signed document of {@code eidsigning} (CAdES with its content); empty for the others
   */
  public record Proof(String type, Optional<byte[]> cms) {

    /** The reading of an identity card. */
    public static final Proof CARD_READ = new Proof("eidreading", Optional.empty());

    /** Only a signature has a binary part; {@link IllegalArgumentException} otherwise. */
    public Proof {
      if (cms.isPresent() != type.equals("eidsigning")) {
        throw new IllegalArgumentException("a signed document goes with eidsigning, and with nothing else");
      }
    }
  }

  @Override
  public String toString() {
    return "LinkDeclaration[" + type + "]";
  }
}
