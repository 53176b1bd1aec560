package org.belraihub.wss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.belraihub.wss.Refusals.refused;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.time.SystemClock;
import org.belraihub.xml.Elements;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

/**
 * Signature wrapping (McIntosh and Austel 2005; Somorovsky and others 2012): a genuine signature stays valid over the genuine parts
 * while other parts are put where the receiver looks. Each variant starts from a message that is accepted.
 */
class WrappingTest {

  private static final KeyMaterial KEY = TestKeys.rsa("home");
  private final MessageVerifier verifier = new MessageVerifier(
      certificate -> certificate.equals(KEY.certificate()) ? Optional.of(new Sender("home")) : Optional.empty(),
      InboundRules.STANDARD, SystemClock.ofMachine());

  @Test
  void theMessageThatAllVariantsStartFromIsAccepted() {
    assertThat(verifier.verify(new MessageMaker(KEY).sign().bytes())).isNotNull();
  }

  @TestFactory
  Stream<DynamicTest> everyVariantIsRefused() {
    return Stream.of(
        variant("the signed Body in a header, another Body in its place", m -> {
          m.envelope.replaceChild(m.otherBody(), m.body);
          m.wrapper(m.header).appendChild(m.body);
        }),
        variant("the same with the same id on both", m -> {
          Element other = m.otherBody();
          Elements.declare(other, "wsu", WssNames.WSU);
          MessageMaker.id(other, "body");
          m.envelope.replaceChild(other, m.body);
          m.wrapper(m.header).appendChild(m.body);
        }),
        variant("the same with the id as un-namespaced Id", m -> {
          Element other = m.otherBody();
          other.setAttribute("Id", "body");
          m.envelope.replaceChild(other, m.body);
          m.wrapper(m.header).appendChild(m.body);
        }),
        variant("the signed Body inside the Security header", m -> {
          m.envelope.replaceChild(m.otherBody(), m.body);
          m.wrapper(m.security).appendChild(m.body);
        }),
        variant("the signed Body inside the Signature as an Object", m -> {
          m.envelope.replaceChild(m.otherBody(), m.body);
          Elements.append(m.signature.getElement(), WssNames.DS, "ds:Object").appendChild(m.body);
        }),
        variant("the signed Body inside the other Body", m -> {
          Element other = m.otherBody();
          m.envelope.replaceChild(other, m.body);
          m.wrapper(other.getFirstChild()).appendChild(m.body);
        }),
        variant("the signed Body beside the other payload in one Body", m -> {
          Element other = m.otherBody();
          m.envelope.replaceChild(other, m.body);
          other.appendChild(m.body);
        }),
        variant("another Body before the signed one", m -> m.envelope.insertBefore(m.otherBody(), m.body)),
        variant("another Body after the signed one", m -> m.envelope.appendChild(m.otherBody())),
        variant("a Body of SOAP 1.2 before the signed one", m -> m.envelope.insertBefore(
            m.document.createElementNS("http://www.w3.org/2003/05/soap-envelope", "s12:Body"), m.body)),
        variant("the signed Body in a wrapper after the other Body", m -> {
          m.envelope.replaceChild(m.otherBody(), m.body);
          m.wrapper(m.envelope).appendChild(m.body);
        }),
        variant("the whole genuine envelope inside the header of another", m -> {
          Element outer = m.document.createElementNS(WssNames.SOAP, "soap:Envelope");
          m.document.replaceChild(outer, m.envelope);
          Element header = Elements.append(outer, WssNames.SOAP, "soap:Header");
          header.appendChild(m.security);
          m.wrapper(header).appendChild(m.envelope);
          outer.appendChild(m.otherBody());
        }),
        variant("a second payload in the signed Body's place by renaming the Body", m -> {
          m.document.renameNode(m.body, "urn:wrapper", "x:Body");
          m.envelope.appendChild(m.otherBody());
        }),
        variant("the signed Timestamp in a header, a fresh one in its place", m -> {
          Element fresh = (Element) m.timestamp.cloneNode(true);
          fresh.removeAttributeNS(WssNames.WSU, "Id");
          m.security.replaceChild(fresh, m.timestamp);
          m.wrapper(m.header).appendChild(m.timestamp);
        }),
        variant("a second Timestamp in the Security header", m -> {
          Element fresh = (Element) m.timestamp.cloneNode(true);
          fresh.removeAttributeNS(WssNames.WSU, "Id");
          m.security.insertBefore(fresh, m.timestamp);
        }),
        variant("the Timestamp inside the Body", m -> m.payload.appendChild(m.timestamp)),
        variant("a second, empty Security header", m ->
            m.header.insertBefore(m.document.createElementNS(WssNames.WSSE, "wsse:Security"), m.security)),
        variant("a second Security header for another actor", m -> {
          Element second = (Element) m.header.appendChild(m.document.createElementNS(WssNames.WSSE, "wsse:Security"));
          second.setAttributeNS(WssNames.SOAP, "soap:actor", "urn:somebody");
        }),
        variant("a Security header in the Body", m -> m.payload.appendChild(m.security)),
        variant("a second Signature", m -> m.security.appendChild(m.signature.getElement().cloneNode(true))),
        variant("the Signature beside the Security header", m -> m.header.appendChild(m.signature.getElement())),
        variant("a second token that the key refers to", m -> {
          Element second = (Element) m.token.cloneNode(true);
          MessageMaker.id(second, "token2");
          m.security.appendChild(second);
        }),
        variant("the token in a wrapper", m -> m.wrapper(m.header).appendChild(m.token)),
        variant("the key as X509Data beside the reference", m -> {
          Element keyInfo = Elements.child(m.signature.getElement(), WssNames.DS, "KeyInfo");
          Elements.append(keyInfo, WssNames.DS, "ds:X509Data");
        }),
        variant("the key reference to something that is no token", m -> {
          Element reference = (Element) m.signature.getElement().getElementsByTagNameNS(WssNames.WSSE, "Reference").item(0);
          reference.setAttribute("URI", "#body");
        }),
        variant("the Header after the Body", m -> m.envelope.appendChild(m.header)),
        variant("a second Header", m -> m.envelope.insertBefore(m.document.createElementNS(WssNames.SOAP, "soap:Header"), m.body)),
        variant("text between Header and Body", m -> m.envelope.insertBefore(m.document.createTextNode("x"), m.body)),
        variant("the id of the Body on an attribute named ID", m -> {
          m.body.removeAttributeNS(WssNames.WSU, "Id");
          m.body.setAttribute("ID", "body");
        }),
        variant("an encrypted key in the Security header", m ->
            m.security.appendChild(m.document.createElementNS("http://www.w3.org/2001/04/xmlenc#", "xenc:EncryptedKey"))));
  }

  @Test
  void aSignatureOverThePayloadInsteadOfTheBodyIsRefused() {
    MessageMaker maker = new MessageMaker(KEY);
    MessageMaker.id(maker.payload, "payload");
    maker.signedIds.set(0, "payload");

    refused(verifier, maker.sign().bytes(), MessageRejection.REFERENCE);
  }

  @Test
  void aReferenceToTheSecurityHeaderItselfIsRefused() {
    MessageMaker maker = new MessageMaker(KEY).sign();
    MessageMaker.id(maker.security, "security");
    ((Element) maker.signature.getElement().getElementsByTagNameNS(WssNames.DS, "Reference").item(0)).setAttribute("URI", "#security");

    refused(verifier, maker.bytes(), MessageRejection.REFERENCE);
  }

  @Test
  void aReferenceToTheWholeDocumentIsRefused() {
    String text = new MessageMaker(KEY).sign().text().replace("URI=\"#body\"", "URI=\"\"");

    refused(verifier, text.getBytes(StandardCharsets.UTF_8), MessageRejection.REFERENCE);
  }

  @Test
  void aReferenceToSomewhereElseIsRefusedAndNotFetched() {
    String text = new MessageMaker(KEY).sign().text().replace("URI=\"#body\"", "URI=\"http://127.0.0.1:1/x\"");

    refused(verifier, text.getBytes(StandardCharsets.UTF_8), MessageRejection.REFERENCE);
  }

  private DynamicTest variant(String name, Consumer<MessageMaker> wrap) {
    return DynamicTest.dynamicTest(name, () -> {
      MessageMaker maker = new MessageMaker(KEY).sign();

      wrap.accept(maker);

      refused(verifier, maker.bytes(), MessageRejection.REPEATED_PART, MessageRejection.DUPLICATE_ID, MessageRejection.STRUCTURE,
          MessageRejection.REFERENCE, MessageRejection.BODY_NOT_SIGNED, MessageRejection.TIMESTAMP_NOT_SIGNED, MessageRejection.NOT_SIGNED,
          MessageRejection.NOT_SOAP);
    });
  }
}
