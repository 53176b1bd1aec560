package org.belraihub.identity;

import java.util.Optional;

import org.belraihub.person.Insz;
import org.belraihub.person.NumberHistory;

/** The history of national numbers (SSIN history of the eHealth platform). */
public interface NumberSource {

  /** The source gave no answer; nothing is known, and it is asked again later. */
  final class NoAnswerException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Without a cause that could quote a person. */
    public NoAnswerException(String why) {
      super(why);
    }
  }

  /** All numbers of the person who has or had this one; nothing when the source knows nobody with it. */
  Optional<NumberHistory> numbersOf(Insz number) throws NoAnswerException;

  /** Whether there is such a source at all. */
  default boolean isThere() {
    return true;
  }
}
