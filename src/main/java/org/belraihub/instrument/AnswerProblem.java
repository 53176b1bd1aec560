package org.belraihub.instrument;

/**
 * Something that is wrong with the answer at one item. Never carries the value given.
 *
 * @param kind   what is wrong, for programs
 * @param item   code of the item
 * @param module code of its module; empty when the item is unknown
 * @param detail what is allowed, or the id of the rule broken; for people and logs
 */
public record AnswerProblem(Kind kind, String item, String module, String detail) {

  /** What can be wrong with an answer. */
  public enum Kind {
    /** The instrument version has no such item. */
    UNKNOWN_ITEM,
    /** A required item that is asked has no answer. */
    MISSING,
    /** The value is no code of the item's list. */
    WRONG_CODE,
    /** The value is no number of the item's form. */
    NOT_A_NUMBER,
    /** The number is smaller or larger than allowed. */
    OUT_OF_RANGE,
    /** The value is no ISO 8601 date. */
    NOT_A_DATE,
    /** The text is longer than allowed. */
    TOO_LONG,
    /** A gate or skip rule says that this item is not asked. */
    NOT_ASKED,
    /** Answers that do not go together. */
    INCONSISTENT,
    /** Answers that hardly go together; does not stop a submission. */
    WARNING;

    /** Whether an assessment with this problem cannot be closed. */
    public boolean blocks() {
      return this != WARNING;
    }
  }
}
