package org.belraihub.ehealth.sts.wire;

import java.time.Instant;

import org.belraihub.crypto.KeyMaterial;
import org.belraihub.ehealth.saml.Assertion;
import org.belraihub.ehealth.saml.AssertionReader;
import org.belraihub.ehealth.saml.AssertionRefusedException;
import org.belraihub.ehealth.source.CallFailedException;
import org.belraihub.ehealth.source.CallFailedException.Kind;
import org.w3c.dom.Element;

/** Takes the token out of an answer. */
final class Issued {

  private Issued() {
  }

  /** The one assertion in the element, verified, and bound to the hub's own key. */
  static Assertion token(Element parent, AssertionReader reader, KeyMaterial key, Instant now) throws CallFailedException {
    try {
      Assertion token = reader.onlyOneIn(parent, now);
      if (!token.holder().equals(key.certificate())) {
        throw new CallFailedException(Kind.NOT_UNDERSTOOD, "a token for another key", null);
      }
      return token;
    } catch (AssertionRefusedException e) {
      throw new CallFailedException(Kind.NOT_UNDERSTOOD, String.valueOf(e.getMessage()), null);
    }
  }
}
