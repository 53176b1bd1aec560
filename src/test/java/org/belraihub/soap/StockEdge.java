package org.belraihub.soap;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

import javax.security.auth.callback.CallbackHandler;

import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.ws.security.wss4j.WSS4JInInterceptor;
import org.apache.cxf.ws.security.wss4j.WSS4JOutInterceptor;
import org.apache.wss4j.common.ConfigurationConstants;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.belraihub.crypto.KeyMaterial;

/** What CXF and WSS4J do by themselves: the bare endpoint to measure against, and a client as care software would configure it. */
public final class StockEdge {

  private static final String SIGNED_PARTS = "{Element}{http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd}"
      + "Timestamp;{Element}{http://schemas.xmlsoap.org/soap/envelope/}Body";

  private StockEdge() {
  }

  /** An endpoint that verifies with the one certificate, calls the implementor and signs the reply. */
  public static Server publish(Bus bus, String address, Contract contract, Object implementor, KeyMaterial own, KeyMaterial partner)
      throws IOException, GeneralSecurityException {
    var factory = new JaxWsServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress(address);
    factory.setServiceBean(implementor);
    factory.setServiceClass(contract.portInterface());
    factory.setServiceName(contract.service());
    factory.setEndpointName(contract.port());
    factory.setWsdlLocation("classpath:" + contract.wsdl());
    factory.getInInterceptors().add(in(partner));
    factory.getOutInterceptors().add(out(own));
    return factory.create();
  }

  /** Verifies Timestamp and Signature with a certificate. */
  public static WSS4JInInterceptor in(KeyMaterial partner) throws IOException, GeneralSecurityException {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConfigurationConstants.ACTION, "Timestamp Signature");
    properties.put(ConfigurationConstants.SIG_VER_PROP_REF_ID, "verify");
    properties.put("verify", store(partner));
    return new WSS4JInInterceptor(properties);
  }

  /** Signs Timestamp and Body and sends the certificate along. */
  public static WSS4JOutInterceptor out(KeyMaterial own) throws IOException, GeneralSecurityException {
    Map<String, Object> properties = new HashMap<>();
    properties.put(ConfigurationConstants.ACTION, "Timestamp Signature");
    properties.put(ConfigurationConstants.USER, "key");
    properties.put(ConfigurationConstants.SIG_PROP_REF_ID, "sign");
    properties.put("sign", store(own));
    properties.put(ConfigurationConstants.SIG_KEY_ID, "DirectReference");
    properties.put(ConfigurationConstants.SIG_ALGO, "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256");
    properties.put(ConfigurationConstants.SIG_DIGEST_ALGO, "http://www.w3.org/2001/04/xmlenc#sha256");
    properties.put(ConfigurationConstants.SIGNATURE_PARTS, SIGNED_PARTS);
    properties.put(ConfigurationConstants.PW_CALLBACK_REF, (CallbackHandler) callbacks -> {
      for (var callback : callbacks) {
        ((WSPasswordCallback) callback).setPassword("secret");
      }
    });
    return new WSS4JOutInterceptor(properties);
  }

  private static Properties store(KeyMaterial key) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", key.privateKey(), "secret".toCharArray(), new java.security.cert.Certificate[] {key.certificate()});
    store.setCertificateEntry("trusted", key.certificate());
    Path file = Files.createTempFile("stock", ".p12");
    file.toFile().deleteOnExit();
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, "secret".toCharArray());
    }
    var properties = new Properties();
    properties.put("org.apache.wss4j.crypto.provider", "org.apache.wss4j.common.crypto.Merlin");
    properties.put("org.apache.wss4j.crypto.merlin.keystore.type", "PKCS12");
    properties.put("org.apache.wss4j.crypto.merlin.keystore.password", "secret");
    properties.put("org.apache.wss4j.crypto.merlin.keystore.alias", "key");
    properties.put("org.apache.wss4j.crypto.merlin.keystore.file", file.toString());
    return properties;
  }
}
