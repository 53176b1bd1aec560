package org.belraihub.sandbox.frame;

import java.util.Properties;
import java.util.function.Consumer;

import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.wss4j.common.crypto.Crypto;
import org.apache.wss4j.common.crypto.CryptoFactory;
import org.apache.wss4j.common.crypto.Merlin;
import org.apache.wss4j.common.ext.WSSecurityException;

/**
 * Message security of the simulated partners, with stock WSS4J on purpose: what the hub signs must be readable by others. Asks
 * a signed Body and Timestamp from the hub's certificate and signs Body and Timestamp of every answer, faults too.
 */
public final class SoapSecurity {

  private SoapSecurity() {
  }

  /** For {@link SandboxSite#soap}: answers are signed by {@code name}, questions come from the holder of {@code hub}. */
  public static Consumer<EndpointImpl> signedBy(SandboxKeys keys, String name) {
    return unsignedAnswers(keys).andThen(endpoint -> {
      var signer = new AnswerSigner(crypto(signing(keys, name)), name);
      endpoint.getOutInterceptors().add(signer);
      endpoint.getOutFaultInterceptors().add(signer);
    });
  }

  /** For services that do not sign, as those of the eHealth platform: questions come from the holder of {@code hub}. */
  public static Consumer<EndpointImpl> unsignedAnswers(SandboxKeys keys) {
    return endpoint -> endpoint.getInInterceptors().add(new QuestionVerifier(crypto(trusting(keys, "hub"))));
  }

  private static Crypto crypto(Properties properties) {
    try {
      return CryptoFactory.getInstance(properties);
    } catch (WSSecurityException e) {
      throw new IllegalStateException("the keys of the sandbox cannot be read", e);
    }
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
