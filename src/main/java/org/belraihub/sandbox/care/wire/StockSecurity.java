package org.belraihub.sandbox.care.wire;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import javax.security.auth.callback.CallbackHandler;

import org.apache.cxf.endpoint.Client;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.handler.WSHandlerConstants;
import org.belraihub.sandbox.frame.SandboxKeys;

/** The WSS4J settings that a vendor needs: sign Body and Timestamp, believe the hub's certificate. */
final class StockSecurity {

  private static final String PARTS = "{Element}{http://schemas.xmlsoap.org/soap/envelope/}Body;"
      + "{Element}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp";
  private static final String MERLIN = "org.apache.wss4j.crypto.merlin.";

  private StockSecurity() {
  }

  static void dress(Client client, SandboxKeys keys, String signer) {
    client.getOutInterceptors().add(new WSS4JOutInterceptor(outgoing(keys, signer)));
    client.getInInterceptors().add(new WSS4JInInterceptor(incoming(keys)));
  }

  private static Map<String, Object> outgoing(SandboxKeys keys, String signer) {
    CallbackHandler password = callbacks -> {
      for (var callback : callbacks) {
        ((WSPasswordCallback) callback).setPassword(SandboxKeys.PASSWORD);
      }
    };
    var settings = new HashMap<String, Object>();
    settings.put(WSHandlerConstants.ACTION, "Timestamp Signature");
    settings.put(WSHandlerConstants.USER, signer);
    settings.put(WSHandlerConstants.PW_CALLBACK_REF, password);
    settings.put(WSHandlerConstants.SIG_PROP_REF_ID, "own");
    settings.put("own", signing(keys, signer));
    settings.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
    settings.put(WSHandlerConstants.SIG_ALGO, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    settings.put(WSHandlerConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
    settings.put(WSHandlerConstants.SIGNATURE_PARTS, PARTS);
    return settings;
  }

  private static Map<String, Object> incoming(SandboxKeys keys) {
    var trusted = new Properties();
    trusted.put("org.apache.wss4j.crypto.provider", Merlin.class.getName());
    trusted.put(MERLIN + "truststore.type", "PKCS12");
    trusted.put(MERLIN + "truststore.file", keys.trustStore("hub").toAbsolutePath().toString());
    trusted.put(MERLIN + "truststore.password", SandboxKeys.PASSWORD);
    var settings = new HashMap<String, Object>();
    settings.put(WSHandlerConstants.ACTION, "Timestamp Signature");
    settings.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, "hub");
    settings.put("hub", trusted);
    return settings;
  }

  static Properties signing(SandboxKeys keys, String signer) {
    var own = new Properties();
    own.put("org.apache.wss4j.crypto.provider", Merlin.class.getName());
    own.put(MERLIN + "keystore.type", "PKCS12");
    own.put(MERLIN + "keystore.file", keys.keyStore(signer).toAbsolutePath().toString());
    own.put(MERLIN + "keystore.password", SandboxKeys.PASSWORD);
    own.put(MERLIN + "keystore.alias", signer);
    return own;
  }
}
