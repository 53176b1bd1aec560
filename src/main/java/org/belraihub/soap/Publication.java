package org.belraihub.soap;

import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.xml.SchemaCheck;
import org.jspecify.annotations.Nullable;

/**
 * One contract at one address.
 *
 * @param address     path below the SOAP servlet, such as {@code /assessment/v1}
 * @param contract    the contract and its generated interface
 * @param implementor implements that interface
 * @param schema      checks the payload before the implementor sees it; null leaves the payload unchecked
 * @param verifier    verifies requests
 * @param replies     signs replies, and faults to verified requests; null sends them unsigned
 * @param wsdlVisible whether {@code ?wsdl} answers
 * @param attachments what may come with a message; null: nothing
 */
public record Publication(String address, Contract contract, Object implementor, @Nullable SchemaCheck schema,
                          MessageVerifier verifier, @Nullable MessageSigner replies, boolean wsdlVisible,
                          @Nullable AttachmentRules attachments) {

  /** A contract whose messages come without attachments. */
  public Publication(String address, Contract contract, Object implementor, @Nullable SchemaCheck schema, MessageVerifier verifier,
                     @Nullable MessageSigner replies, boolean wsdlVisible) {
    this(address, contract, implementor, schema, verifier, replies, wsdlVisible, null);
  }
}
