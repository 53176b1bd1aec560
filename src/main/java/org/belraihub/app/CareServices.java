package org.belraihub.app;

import org.apache.cxf.endpoint.Server;
import org.belraihub.soap.AttachmentRules;
import org.belraihub.soap.Contract;
import org.belraihub.soap.Publication;
import org.belraihub.soap.SoapEndpoints;
import org.belraihub.wss.MessageSigner;
import org.belraihub.wss.MessageVerifier;
import org.belraihub.xml.SchemaCheck;

/** Publishes what care software calls: messages of known organisations in, replies signed by the hub out. */
final class CareServices {

  private final SoapEndpoints endpoints;
  private final MessageVerifier verifier;
  private final MessageSigner signer;
  private final boolean wsdlVisible;

  CareServices(SoapEndpoints endpoints, MessageVerifier verifier, MessageSigner signer, boolean wsdlVisible) {
    this.endpoints = endpoints;
    this.verifier = verifier;
    this.signer = signer;
    this.wsdlVisible = wsdlVisible;
  }

  /**
   * Publishes one contract.
   *
   * @param path   behind {@code /soap}
   * @param schema of the payloads, on the class path
   */
  Server publish(String path, Contract contract, String schema, Object endpoint) {
    return endpoints.publish(new Publication(path, contract, endpoint, SchemaCheck.of(schema), verifier, signer, wsdlVisible));
  }

  /** Publishes one contract whose messages may come with an attachment. */
  Server publish(String path, Contract contract, String schema, Object endpoint, AttachmentRules attachments) {
    return endpoints.publish(new Publication(path, contract, endpoint, SchemaCheck.of(schema), verifier, signer, wsdlVisible, attachments));
  }
}
