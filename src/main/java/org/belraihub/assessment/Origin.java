package org.belraihub.assessment;

/** On which platform an assessment was made. */
public enum Origin {
  /** Here. */
  FLEMISH,
  /** On the federal platform, from where it came by a message. */
  FEDERAL
}
