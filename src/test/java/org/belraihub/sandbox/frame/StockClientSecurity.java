package org.belraihub.sandbox.frame;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import javax.security.auth.callback.CallbackHandler;

import org.apache.cxf.endpoint.Client;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.handler.WSHandlerConstants;

/** A client with stock WSS4J, as anybody would set it up. */
public final class StockClientSecurity {

  private StockClientSecurity() {
  }

  /** Signs Body and Timestamp as {@code name}, believes {@code partner}. */
  public static Consumer<Client> signing(SandboxKeys keys, String name, String partner) {
    return client -> {
      client.getOutInterceptors().add(new WSS4JOutInterceptor(out(keys, name)));
      client.getInInterceptors().add(new WSS4JInInterceptor(in(keys, partner)));
      client.getInFaultInterceptors().add(new WSS4JInInterceptor(in(keys, partner)));
    };
  }

  private static Map<String, Object> out(SandboxKeys keys, String name) {
    CallbackHandler password = callbacks -> {
      for (var callback : callbacks) {
        ((WSPasswordCallback) callback).setPassword(SandboxKeys.PASSWORD);
      }
    };
    var crypto = new Properties();
    crypto.put("org.apache.wss4j.crypto.provider", "org.apache.wss4j.common.crypto.Merlin");
    crypto.put("org.apache.wss4j.crypto.merlin.keystore.type", "PKCS12");
    crypto.put("org.apache.wss4j.crypto.merlin.keystore.file", keys.keyStore(name).toString());
    crypto.put("org.apache.wss4j.crypto.merlin.keystore.password", SandboxKeys.PASSWORD);
    var settings = new HashMap<String, Object>();
    settings.put(WSHandlerConstants.ACTION, "Timestamp Signature");
    settings.put(WSHandlerConstants.USER, name);
    settings.put(WSHandlerConstants.PW_CALLBACK_REF, password);
    settings.put(WSHandlerConstants.SIG_PROP_REF_ID, "crypto");
    settings.put("crypto", crypto);
    settings.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
    settings.put(WSHandlerConstants.SIGNATURE_PARTS, "{}{http://schemas.xmlsoap.org/soap/envelope/}Body;"
        + "{}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp");
    return settings;
  }

  private static Map<String, Object> in(SandboxKeys keys, String partner) {
    var crypto = new Properties();
    crypto.put("org.apache.wss4j.crypto.provider", "org.apache.wss4j.common.crypto.Merlin");
    crypto.put("org.apache.wss4j.crypto.merlin.truststore.type", "PKCS12");
    crypto.put("org.apache.wss4j.crypto.merlin.truststore.file", keys.trustStore(partner).toString());
    crypto.put("org.apache.wss4j.crypto.merlin.truststore.password", SandboxKeys.PASSWORD);
    var settings = new HashMap<String, Object>();
    settings.put(WSHandlerConstants.ACTION, "Timestamp Signature");
    settings.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, "crypto");
    settings.put("crypto", crypto);
    return settings;
  }
}
