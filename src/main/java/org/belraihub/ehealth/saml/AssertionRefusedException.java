package org.belraihub.ehealth.saml;

/** An assertion that proves nothing. The text is for the operator and quotes nothing of the assertion. */
public final class AssertionRefusedException extends Exception {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Not exactly one assertion, or not of the one form that is accepted. */
    STRUCTURE,
    /** No signature, more than one, or one that is not a plain enveloped signature over the whole assertion. */
    SIGNATURE_FORM,
    /** An algorithm outside the suite. */
    ALGORITHM,
    /** Not signed by an issuer that is trusted now, or altered. */
    SIGNATURE,
    /** Not yet, or no longer, valid; or without an end. */
    CONDITIONS,
    /** Not bound to a key, or not to the expected one. */
    HOLDER,
    /** A certified attribute says false, or is missing. */
    NOT_CERTIFIED
  }

  private final Reason reason;

  /** A refusal. */
  public AssertionRefusedException(Reason reason, String explanation) {
    super(reason + ": " + explanation);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
