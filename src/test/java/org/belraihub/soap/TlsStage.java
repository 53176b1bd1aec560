package org.belraihub.soap;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslStoreBundle;

/** A partner over TLS that counts the requests it saw, and the authorities that vouch for it and for its clients. */
final class TlsStage implements AutoCloseable {

  private static final String PASSWORD = "test";
  private static final AtomicInteger SERIAL = new AtomicInteger(1);

  /** A certificate authority. */
  record Authority(KeyPair keys, X509Certificate certificate) {

    static Authority named(String name) throws GeneralSecurityException {
      KeyPair keys = pair();
      return new Authority(keys, sign(name, keys, name, keys, null));
    }

    /** A key store with a key that this authority vouches for. */
    KeyStore key(String name, @Nullable String address) throws GeneralSecurityException, IOException {
      KeyPair own = pair();
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setKeyEntry(name, own.getPrivate(), PASSWORD.toCharArray(),
          new Certificate[] {sign(name, own, certificate.getSubjectX500Principal().getName().substring(3), keys, address), certificate});
      return store;
    }

    KeyStore trust() throws GeneralSecurityException, IOException {
      var store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      store.setCertificateEntry("ca", certificate);
      return store;
    }
  }

  private final HttpsServer server;
  private final AtomicInteger requests = new AtomicInteger();

  /** A server; with {@code clients} it wants a certificate that this authority vouches for. */
  TlsStage(KeyStore key, @Nullable Authority clients) throws IOException, GeneralSecurityException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.setHttpsConfigurator(new HttpsConfigurator(context(key, clients == null ? null : clients.trust())) {
      @Override
      public void configure(HttpsParameters parameters) {
        SSLParameters tls = getSSLContext().getDefaultSSLParameters();
        tls.setNeedClientAuth(clients != null);
        parameters.setSSLParameters(tls);
      }
    });
    server.createContext("/", exchange -> {
      requests.incrementAndGet();
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().add("Content-Type", "text/plain");
      exchange.sendResponseHeaders(202, -1);
      exchange.close();
    });
    server.start();
  }

  URI address() {
    return URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/service");
  }

  int requests() {
    return requests.get();
  }

  /** As the hub makes it of a configured bundle. */
  static SSLContext context(@Nullable KeyStore key, @Nullable KeyStore trust) {
    return SslBundle.of(SslStoreBundle.of(key, PASSWORD, trust), SslBundleKey.of(PASSWORD)).createSslContext();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private static KeyPair pair() throws GeneralSecurityException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static X509Certificate sign(String name, KeyPair own, String issuer, KeyPair issuing, @Nullable String address)
      throws GeneralSecurityException {
    Instant now = Instant.now();
    var builder = new JcaX509v3CertificateBuilder(new X500Name("CN=" + issuer), BigInteger.valueOf(SERIAL.getAndIncrement()),
        Date.from(now.minus(Duration.ofHours(1))), Date.from(now.plus(Duration.ofDays(1))), new X500Name("CN=" + name), own.getPublic());
    try {
      if (own == issuing) {
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      }
      if (address != null) {
        builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(new GeneralName(GeneralName.iPAddress, address)));
      }
      return new JcaX509CertificateConverter().getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(issuing.getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException(e);
    }
  }
}
