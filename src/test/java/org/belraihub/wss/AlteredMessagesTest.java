package org.belraihub.wss;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.ExclusiveForm;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Any change inside Body or Timestamp is refused, unless it is none to XML (a line end for a blank between attributes). */
class AlteredMessagesTest {

  private static final KeyMaterial KEY = TestKeys.rsa("home");
  private static final SystemClock CLOCK = SystemClock.ofMachine();
  private static final long SEED = 20261123;

  private final MessageVerifier verifier = new MessageVerifier(
      certificate -> certificate.equals(KEY.certificate()) ? Optional.of(new Sender("home")) : Optional.empty(),
      InboundRules.STANDARD, CLOCK);
  private byte[] message;

  @BeforeEach
  void sign() throws Exception {
    var signer = new MessageSigner(KEY, false, Duration.ofSeconds(300), CLOCK);
    var envelope = signer.newEnvelope();
    Envelopes.write(envelope, "café & <more> € 😀");
    message = signer.sign(envelope);
    assertThat(verifier.verify(message)).isNotNull();
  }

  @Test
  void everyByteOfTheBodyCounts() throws Exception {
    everyByte("<soap:Body", "</soap:Body>");
  }

  @Test
  void everyByteOfTheTimestampCounts() throws Exception {
    everyByte("<wsu:Timestamp", "</wsu:Timestamp>");
  }

  private void everyByte(String first, String last) throws Exception {
    var random = new Random(SEED);
    String text = new String(message, StandardCharsets.ISO_8859_1);
    int from = text.indexOf(first);
    int to = text.indexOf(last) + last.length();
    for (int i = from; i < to; i++) {
      for (int n = 0; n < 6; n++) {
        byte[] changed = message.clone();
        changed[i] = n == 0 ? (byte) (message[i] ^ 1) : n == 1 ? (byte) ' ' : n == 2 ? (byte) '<' : (byte) random.nextInt(256);
        refusedUnlessTheSame(changed);
      }
      byte[] without = new byte[message.length - 1];
      System.arraycopy(message, 0, without, 0, i);
      System.arraycopy(message, i + 1, without, i, without.length - i);
      refusedUnlessTheSame(without);
    }
  }

  @Test
  void randomSplicesAnywhereNeverChangeWhatIsAccepted() throws Exception {
    var random = new Random(SEED);
    for (int round = 0; round < 5_000; round++) {
      byte[] changed = message.clone();
      int changes = 1 + random.nextInt(3);
      for (int n = 0; n < changes; n++) {
        int at = random.nextInt(changed.length);
        if (random.nextBoolean()) {
          changed[at] = (byte) random.nextInt(128);
        } else {
          int length = Math.min(random.nextInt(40), Math.min(changed.length - at, message.length - 40));
          System.arraycopy(message, random.nextInt(message.length - length), changed, at, length);
        }
      }
      refusedUnlessTheSame(changed);
    }
  }

  private void refusedUnlessTheSame(byte[] changed) throws Exception {
    if (Arrays.equals(changed, message)) {
      return;
    }
    try {
      SignedMessage accepted = verifier.verify(changed);
      Element body = (Element) accepted.payload().getParentNode();
      assertThat(ExclusiveForm.of(body)).as("an accepted message has the signed Body").isEqualTo(ExclusiveForm.of(originalBody()));
      assertThat(accepted.created()).isEqualTo(verifier.verify(message).created());
      assertThat(accepted.replayKey()).isEqualTo(verifier.verify(message).replayKey());
    } catch (MessageRejectedException e) {
      assertThat(e.reason()).isNotNull();
    }
  }

  private Element originalBody() throws Exception {
    return (Element) XmlDocuments.parse(message, XmlLimits.MESSAGE).getDocumentElement().getLastChild();
  }
}
