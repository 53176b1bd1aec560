package org.belraihub.instrument;

/** Whose view an answer gives (R3.11). */
public enum Perspective {
  PROVIDER, CLIENT, INFORMAL_CARER
}
