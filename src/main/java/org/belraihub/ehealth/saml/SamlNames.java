package org.belraihub.ehealth.saml;

/** Namespaces and identifiers of SAML 1.1 and its token profile. */
public final class SamlNames {

  /** Assertions. */
  public static final String ASSERTION = "urn:oasis:names:tc:SAML:1.0:assertion";
  /** The request protocol. */
  public static final String PROTOCOL = "urn:oasis:names:tc:SAML:1.0:protocol";
  /** The subject proves itself with a key. */
  public static final String HOLDER_OF_KEY = "urn:oasis:names:tc:SAML:1.0:cm:holder-of-key";
  /** A subject named by the distinguished name of its certificate. */
  public static final String X509_SUBJECT = "urn:oasis:names:tc:SAML:1.1:nameid-format:X509SubjectName";
  /** The token type of SAML 1.1 in WS-Trust and in references. */
  public static final String TOKEN_TYPE = "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1";

  static final String DS = "http://www.w3.org/2000/09/xmldsig#";

  private SamlNames() {
  }
}
