package org.belraihub.sandbox.frame;

/** How a partner treats those who call it. */
public enum PartnerMode {
  /** As it should. */
  UP,
  /** Its listener refuses connections; whoever comes another way gets 503. */
  DOWN,
  /** Waits for the given time, then works. */
  SLOW,
  /** Answers 500 without looking at the message. */
  FAULT,
  /** Works, commits, and then closes the connection instead of answering. */
  ANSWER_LOST,
  /** Works, commits, and then closes the connection in the middle of an answer. */
  HALF_ANSWER,
  /** Takes the message and works, but never sends its asynchronous answer. */
  SILENT
}
