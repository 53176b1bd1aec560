package org.belraihub.ebms.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.TestParties;
import org.belraihub.ebms.packaging.PackagingLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who calls over TLS is handed on to the message service, and nobody else is taken for him. */
class EbmsServletIT {

  private static final char[] PASSWORD = "of this test".toCharArray();

  @TempDir
  Path directory;

  private final AtomicReference<Optional<X509Certificate>> seen = new AtomicReference<>(Optional.empty());

  @Test
  void theCertificateOfTheCallerIsThatOfTheConnection() throws Exception {
    Tomcat tomcat = new Tomcat();
    try {
      tomcat.setBaseDir(directory.toString());
      tomcat.setConnector(connector());
      var context = tomcat.addContext("", directory.toString());
      Tomcat.addServlet(context, "ebms", new EbmsServlet(request -> {
        seen.set(Optional.ofNullable(request.client()));
        return HttpReply.accepted();
      }, PackagingLimits.DEFAULT));
      context.addServletMappingDecoded("/ebms", "ebms");
      tomcat.start();
      int port = tomcat.getConnector().getLocalPort();

      assertThat(call(port, TestParties.BUYER_KEY)).isEqualTo(202);
      assertThat(seen.get()).contains(TestParties.BUYER_KEY.certificate());
      assertThat(call(port, null)).isEqualTo(202);
      assertThat(seen.get()).isEmpty();
    } finally {
      tomcat.stop();
      tomcat.destroy();
    }
  }

  private Connector connector() throws IOException, GeneralSecurityException {
    Path file = directory.resolve("seller.p12");
    try (var out = Files.newOutputStream(file)) {
      keys(TestParties.SELLER_KEY).store(out, PASSWORD);
    }
    var connector = new Connector();
    connector.setPort(0);
    connector.setProperty("address", "127.0.0.1");
    connector.setSecure(true);
    connector.setScheme("https");
    connector.setProperty("SSLEnabled", "true");
    var host = new SSLHostConfig();
    host.setCertificateVerification("optional");
    host.setTrustStore(trusted(TestParties.BUYER_KEY));
    var certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
    certificate.setCertificateKeystoreFile(file.toString());
    certificate.setCertificateKeystoreType("PKCS12");
    certificate.setCertificateKeystorePassword(new String(PASSWORD));
    host.addCertificate(certificate);
    connector.addSslHostConfig(host);
    return connector;
  }

  private static int call(int port, @Nullable KeyMaterial key) throws IOException, GeneralSecurityException {
    KeyManager[] keys = null;
    if (key != null) {
      var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      factory.init(keys(key), PASSWORD);
      keys = factory.getKeyManagers();
    }
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted(TestParties.SELLER_KEY));
    var tls = SSLContext.getInstance("TLS");
    tls.init(keys, trust.getTrustManagers(), null);
    var connection = (HttpsURLConnection) URI.create("https://127.0.0.1:" + port + "/ebms").toURL().openConnection();
    connection.setSSLSocketFactory(tls.getSocketFactory());
    connection.setHostnameVerifier((name, session) -> true);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "text/xml");
    connection.getOutputStream().write("<nothing/>".getBytes(StandardCharsets.UTF_8));
    int status = connection.getResponseCode();
    connection.disconnect();
    return status;
  }

  private static KeyStore keys(KeyMaterial key) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", key.privateKey(), PASSWORD, new Certificate[] {key.certificate()});
    return store;
  }

  private static KeyStore trusted(KeyMaterial key) throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("trusted", key.certificate());
    return store;
  }
}
