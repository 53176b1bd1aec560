package org.belraihub.wss;

/** Namespaces and identifiers of SOAP 1.1, WS-Security 1.0 and XML Signature. */
public final class WssNames {

  /** SOAP 1.1. */
  public static final String SOAP = "http://schemas.xmlsoap.org/soap/envelope/";
  /** WS-Security 1.0 extension. */
  public static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
  /** WS-Security 1.0 utility. */
  public static final String WSU = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
  /** XML Signature. */
  public static final String DS = "http://www.w3.org/2000/09/xmldsig#";

  static final String XMLNS = "http://www.w3.org/2000/xmlns/";
  static final String EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#";
  static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
  static final String BASE64 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-soap-message-security-1.0#Base64Binary";
  static final String X509 = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-x509-token-profile-1.0#X509v3";
  static final String WSSE11 = "http://docs.oasis-open.org/wss/oasis-wss-wssecurity-secext-1.1.xsd";
  static final String SAML = "urn:oasis:names:tc:SAML:1.0:assertion";
  static final String SAML_TOKEN = "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.1#SAMLV1.1";
  static final String ASSERTION_ID = "http://docs.oasis-open.org/wss/oasis-wss-saml-token-profile-1.0#SAMLAssertionID";
  static final String RSA_SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
  static final String SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256";

  private WssNames() {
  }
}
