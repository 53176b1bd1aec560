package org.belraihub.wss;

import org.belraihub.xml.XmlLimits;

/**
 * A SAML assertion that says whose key signs a message.
 *
 * @param id  its AssertionID
 * @param xml its bytes, complete with every namespace in scope; embedded as they are
 */
public record HeldAssertion(String id, byte[] xml) {

  /** Checks that the id can stand in an attribute, and that the assertion leaves room for a message. */
  public HeldAssertion {
    if (!id.matches("[A-Za-z_][A-Za-z0-9_.-]*") || xml.length > XmlLimits.MESSAGE.bytes() / 2) {
      throw new IllegalArgumentException("an assertion has an XML name as id and is smaller than half a message");
    }
  }

  @Override
  public String toString() {
    return "HeldAssertion[" + id + "]";
  }
}
