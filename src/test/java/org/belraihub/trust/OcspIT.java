package org.belraihub.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.cert.ocsp.RevokedStatus;
import org.bouncycastle.cert.ocsp.UnknownStatus;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Revocation asked at a real responder over HTTP (RFC 6960), whose answers are signed. */
class OcspIT {

  private static final Instant NOW = Instant.now();
  private static final Date REVOKED_AT = Date.from(NOW.minusSeconds(3600));

  /** Empty: good, which the library writes as null. */
  private final Map<BigInteger, Optional<CertificateStatus>> known = new ConcurrentHashMap<>();
  private final AtomicInteger asked = new AtomicInteger();
  private HttpServer responder;
  private KeyPair signer = TestAuthority.KEY;

  @BeforeEach
  void serve() throws IOException {
    responder = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    responder.createContext("/", exchange -> {
      asked.incrementAndGet();
      byte[] answer = answer(exchange);
      exchange.getResponseHeaders().add("Content-Type", "application/ocsp-response");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
      exchange.close();
    });
    responder.start();
  }

  @AfterEach
  void stop() {
    responder.stop(0);
  }

  @Test
  void theResponderThatACertificateNamesSaysWhetherItIsGoodOrRevoked() throws Exception {
    known.put(BigInteger.valueOf(21), Optional.empty());
    known.put(BigInteger.valueOf(22), Optional.of(new RevokedStatus(REVOKED_AT, CRLReason.keyCompromise)));

    assertThat(judge(Optional.empty()).judge(TestAuthority.leaf(21, null, address(), KeyUsage.digitalSignature), NOW))
        .isEqualTo(new Verdict.Good());
    assertThat(judge(Optional.empty()).judge(TestAuthority.leaf(22, null, address(), KeyUsage.digitalSignature), NOW))
        .isEqualTo(new Verdict.Bad("REVOKED"));
    assertThat(asked).hasPositiveValue();
  }

  @Test
  void theResponderThatTheOperatorNamesIsAskedInsteadOfTheCertificates() throws Exception {
    known.put(BigInteger.valueOf(23), Optional.of(new RevokedStatus(REVOKED_AT, CRLReason.cessationOfOperation)));
    var nowhere = TestAuthority.leaf(23, null, "http://127.0.0.1:1/ocsp", KeyUsage.digitalSignature);

    assertThat(judge(Optional.of(URI.create(address()))).judge(nowhere, NOW)).isEqualTo(new Verdict.Bad("REVOKED"));
  }

  @Test
  void aResponderThatIsSilentOrDoesNotKnowTheCertificateLeavesItOpen() throws Exception {
    known.put(BigInteger.valueOf(24), Optional.of(new UnknownStatus()));
    assertThat(judge(Optional.empty()).judge(TestAuthority.leaf(24, null, address(), KeyUsage.digitalSignature), NOW))
        .isInstanceOf(Verdict.Unchecked.class);

    responder.stop(0);
    assertThat(judge(Optional.empty()).judge(TestAuthority.leaf(25, null, address(), KeyUsage.digitalSignature), NOW))
        .isInstanceOf(Verdict.Unchecked.class);
  }

  @Test
  void anAnswerThatSomebodyElseSignedIsNoWord() throws Exception {
    known.put(BigInteger.valueOf(26), Optional.empty());
    signer = TestAuthority.pair();

    assertThat(judge(Optional.empty()).judge(TestAuthority.leaf(26, null, address(), KeyUsage.digitalSignature), NOW))
        .isInstanceOf(Verdict.Unchecked.class);
  }

  /** A responder that is down does not hide a revocation that the list tells. */
  @Test
  void whereTheResponderIsSilentTheListIsRead() throws Exception {
    responder.createContext("/list", exchange -> {
      byte[] list = list(27);
      exchange.sendResponseHeaders(200, list.length);
      exchange.getResponseBody().write(list);
      exchange.close();
    });

    assertThat(judge(Optional.empty()).judge(TestAuthority.leaf(27, address() + "list", "http://127.0.0.1:1/ocsp", KeyUsage.digitalSignature),
        NOW)).isEqualTo(new Verdict.Bad("REVOKED"));
  }

  private String address() {
    return "http://127.0.0.1:" + responder.getAddress().getPort() + "/";
  }

  private static CertificateJudge judge(Optional<URI> named) throws Exception {
    return new CertificateJudge(List.of(TestAuthority.root()), List.of(), true, named);
  }

  /** A short question comes in the path, a long one in the body. */
  private static OCSPReq question(HttpExchange exchange) throws IOException {
    if (exchange.getRequestMethod().equals("POST")) {
      return new OCSPReq(exchange.getRequestBody().readAllBytes());
    }
    return new OCSPReq(Base64.getDecoder().decode(exchange.getRequestURI().getPath().substring(1)));
  }

  private byte[] answer(HttpExchange exchange) throws IOException {
    try {
      var question = question(exchange);
      var digests = new JcaDigestCalculatorProviderBuilder().build();
      var id = new RespID(SubjectPublicKeyInfo.getInstance(signer.getPublic().getEncoded()), digests.get(RespID.HASH_SHA1));
      var answer = new BasicOCSPRespBuilder(id);
      for (var one : question.getRequestList()) {
        answer.addResponse(one.getCertID(), known.getOrDefault(one.getCertID().getSerialNumber(), Optional.of(new UnknownStatus())).orElse(null),
            Date.from(NOW.minusSeconds(60)), Date.from(NOW.plusSeconds(3600)));
      }
      Extension nonce = question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
      if (nonce != null) {
        answer.setResponseExtensions(new Extensions(nonce));
      }
      OCSPResp whole = new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL,
          answer.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer.getPrivate()), null, Date.from(NOW)));
      return whole.getEncoded();
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  private static byte[] list(int serial) throws IOException {
    try {
      var builder = new org.bouncycastle.cert.X509v2CRLBuilder(TestAuthority.NAME, Date.from(NOW.minusSeconds(60)));
      builder.setNextUpdate(Date.from(NOW.plusSeconds(3600)));
      builder.addCRLEntry(BigInteger.valueOf(serial), REVOKED_AT, CRLReason.keyCompromise);
      return builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(TestAuthority.KEY.getPrivate())).getEncoded();
    } catch (org.bouncycastle.operator.OperatorCreationException e) {
      throw new IOException(e);
    }
  }
}
