package org.belraihub.sandbox.ehealth.wire;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import java.security.cert.X509Certificate;

import org.belraihub.ehealth.saml.AssertionDraft;
import org.belraihub.ehealth.saml.SamlAttribute;
import org.belraihub.ehealth.sts.TokenClaims;
import org.belraihub.sandbox.ehealth.register.StsOddity;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.SystemClock;
import org.w3c.dom.Element;

/** Makes tokens, right or in the odd ways an operator asks for. */
final class Tokens {

  private static final String ISSUER = "urn:be:fgov:ehealth:sts:1_0";

  private final SandboxKeys keys;
  private final SystemClock clock;

  Tokens(SandboxKeys keys, SystemClock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** The signed assertion; root of a document of its own. */
  Element issue(X509Certificate holder, List<SamlAttribute> claimed, List<String> certified, Duration life, StsOddity oddity) {
    Instant now = clock.now();
    Instant from = oddity == StsOddity.EXPIRED_TOKEN ? now.minus(life).minusSeconds(120) : now;
    List<SamlAttribute> attributes = new ArrayList<>(claimed);
    certified.forEach(name -> attributes.add(new SamlAttribute(TokenClaims.CERTIFIED, name, List.of(value(name, oddity)))));
    X509Certificate named = oddity == StsOddity.OTHER_KEY ? keys.identity("stranger").certificate() : holder;
    var signer = keys.identity(oddity == StsOddity.WRONG_SIGNATURE ? "stranger" : "ehealth");
    return new AssertionDraft("_" + UUID.randomUUID(), ISSUER, named, from, from.plus(life), attributes)
        .signed(signer.key(), signer.certificate());
  }

  private static String value(String name, StsOddity oddity) {
    if (name.endsWith(":boolean")) {
      return oddity == StsOddity.CERTIFIED_FALSE ? "false" : "true";
    }
    return name.endsWith("nihii11") ? "49999045001" : "Zandbak";
  }
}
