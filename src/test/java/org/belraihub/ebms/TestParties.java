package org.belraihub.ebms;

import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import javax.crypto.spec.SecretKeySpec;

import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.agreement.AgreementTerms;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.message.OutgoingMessage;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.ebms.message.Payload;
import org.belraihub.ebms.message.ServiceName;
import org.belraihub.ebms.signature.SigningIdentity;
import org.belraihub.ebms.storage.AtRest;
import org.belraihub.wss.TestKeys;

/** Two parties with keys, and agreements between them. */
public final class TestParties {

  public static final ServiceName SERVICE = new ServiceName("urn:test:services", "orders:1.0");
  public static final String ORDER = "Order";
  public static final String ANSWER = "Answer";
  public static final PartyId BUYER = new PartyId("urn:test:parties", "BUYER");
  public static final PartyId SELLER = new PartyId("urn:test:parties", "SELLER");
  public static final KeyMaterial BUYER_KEY = TestKeys.rsa("buyer");
  public static final KeyMaterial SELLER_KEY = TestKeys.rsa("seller");
  public static final KeyMaterial STRANGER_KEY = TestKeys.rsa("stranger");
  public static final Reliability RELIABILITY = new Reliability(3, Duration.ofSeconds(1), Duration.ofMinutes(10), false);
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9/ebms");

  private TestParties() {
  }

  public static AgreementTerms terms(String cpaId, URI buyer, URI seller, Reliability reliability, SyncReplyMode mode) {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    return new AgreementTerms(cpaId, now.minus(Duration.ofHours(1)), now.plus(Duration.ofDays(30)),
        new AgreementTerms.Party("The buyer", BUYER, "Buyer", buyer, BUYER_KEY.certificate()),
        new AgreementTerms.Party("The seller", SELLER, "Seller", seller, SELLER_KEY.certificate()),
        List.of(new AgreementTerms.Service(SERVICE, List.of(ORDER), List.of(ANSWER))), reliability, mode);
  }

  public static Agreement agreement(String cpaId, URI buyer, URI seller, Reliability reliability, SyncReplyMode mode) {
    return read(AgreementWriter.write(terms(cpaId, buyer, seller, reliability, mode)));
  }

  public static Agreement agreement() {
    return agreement("test-agreement", NOWHERE, NOWHERE, RELIABILITY, SyncReplyMode.NONE);
  }

  public static Agreement read(byte[] document) {
    try {
      return AgreementReader.read(document);
    } catch (AgreementRefusedException e) {
      throw new IllegalStateException(e);
    }
  }

  public static OwnParty own(PartyId id, KeyMaterial key) {
    return new OwnParty(id, List.of(identity(key)));
  }

  public static SigningIdentity identity(KeyMaterial key) {
    return new SigningIdentity(key.privateKey(), key.certificate());
  }

  public static OutgoingMessage order(String cpaId, String businessKey, String content) {
    return OutgoingMessage.of(cpaId, "conversation-" + businessKey, SERVICE, ORDER, businessKey,
        new Payload("application/xml", "urn:test:order:1", content.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
  }

  /** Real encryption with a key that lives as long as the JVM. */
  public static AtRest atRest() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    var cipher = new FieldCipher(new DataKeys(true, Map.of("e1", new SecretKeySpec(key, "AES")), "e1",
        Map.of("h1", new SecretKeySpec(Arrays.copyOf(key, 32), "HmacSHA256")), "h1"));
    return new AtRest() {
      @Override
      public byte[] seal(byte[] clear) {
        return cipher.encrypt(clear, "ebms.message");
      }

      @Override
      public byte[] open(byte[] sealed) {
        return cipher.decrypt(sealed, "ebms.message");
      }
    };
  }
}
