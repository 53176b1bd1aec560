package org.belraihub.sandbox.frame;

import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import javax.security.auth.callback.CallbackHandler;

import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.dom.handler.WSHandlerConstants;

/**
 * Message security of the simulated partners, with stock WSS4J on purpose: what the hub signs must be readable by others. Asks
 * a signed Body and Timestamp from the hub's certificate and signs Body and Timestamp of every answer, faults too.
 */
public final class SoapSecurity {

  private static final String PARTS =
      "{Element}{http://schemas.xmlsoap.org/soap/envelope/}Body;"
          + "{Element}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}Timestamp";

  private SoapSecurity() {
  }

  /** For {@link SandboxSite#soap}: answers are signed by {@code name}, questions come from the holder of {@code hub}. */
  public static Consumer<EndpointImpl> signedBy(SandboxKeys keys, String name) {
    return unsignedAnswers(keys).andThen(endpoint -> {
      endpoint.getOutInterceptors().add(new WSS4JOutInterceptor(outgoing(keys, name)));
      endpoint.getOutFaultInterceptors().add(new WSS4JOutInterceptor(outgoing(keys, name)));
    });
  }

  /** For services that do not sign, as those of the eHealth platform: questions come from the holder of {@code hub}. */
  public static Consumer<EndpointImpl> unsignedAnswers(SandboxKeys keys) {
    return endpoint -> {
      endpoint.getInInterceptors().add(new WSS4JInInterceptor(incoming(keys)));
      endpoint.getInInterceptors().add(new SignedCoverage());
    };
  }

  private static Map<String, Object> incoming(SandboxKeys keys) {
    var settings = new HashMap<String, Object>();
    settings.put(WSHandlerConstants.ACTION, "Signature Timestamp");
    settings.put(WSHandlerConstants.SIG_VER_PROP_REF_ID, "trusted");
    settings.put("trusted", trusting(keys, "hub"));
    settings.put(WSHandlerConstants.IS_BSP_COMPLIANT, "false");
    return settings;
  }

  private static Map<String, Object> outgoing(SandboxKeys keys, String name) {
    CallbackHandler password = callbacks -> {
      for (var callback : callbacks) {
        ((WSPasswordCallback) callback).setPassword(SandboxKeys.PASSWORD);
      }
    };
    var settings = new HashMap<String, Object>();
    settings.put(WSHandlerConstants.ACTION, "Timestamp Signature");
    settings.put(WSHandlerConstants.USER, name);
    settings.put(WSHandlerConstants.SIGNATURE_USER, name);
    settings.put(WSHandlerConstants.PW_CALLBACK_REF, password);
    settings.put(WSHandlerConstants.SIG_PROP_REF_ID, "signing");
    settings.put("signing", signing(keys, name));
    settings.put(WSHandlerConstants.SIG_KEY_ID, "DirectReference");
    settings.put(WSHandlerConstants.SIG_ALGO, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    settings.put(WSHandlerConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
    settings.put(WSHandlerConstants.SIGNATURE_PARTS, PARTS);
    return settings;
  }

  private static Properties signing(SandboxKeys keys, String name) {
    var properties = new Properties();
    properties.put("org.apache.wss4j.crypto.provider", Merlin.class.getName());
    properties.put("org.apache.wss4j.crypto.merlin.keystore.type", "PKCS12");
    properties.put("org.apache.wss4j.crypto.merlin.keystore.file", keys.keyStore(name).toAbsolutePath().toString());
    properties.put("org.apache.wss4j.crypto.merlin.keystore.password", SandboxKeys.PASSWORD);
    properties.put("org.apache.wss4j.crypto.merlin.keystore.alias", name);
    return properties;
  }

  private static Properties trusting(SandboxKeys keys, String name) {
    var properties = new Properties();
    properties.put("org.apache.wss4j.crypto.provider", Merlin.class.getName());
    properties.put("org.apache.wss4j.crypto.merlin.truststore.type", "PKCS12");
    properties.put("org.apache.wss4j.crypto.merlin.truststore.file", keys.trustStore(name).toAbsolutePath().toString());
    properties.put("org.apache.wss4j.crypto.merlin.truststore.password", SandboxKeys.PASSWORD);
    return properties;
  }
}
