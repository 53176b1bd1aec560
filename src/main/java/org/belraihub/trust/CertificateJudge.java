package org.belraihub.trust;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges one certificate at one moment (RFC 5280): a chain to an authority, dates, key usage, revocation by OCSP and by the lists that the
 * certificates name. Calls out to the authorities, so it belongs on a thread that may wait.
 */
public final class CertificateJudge {

  private static final int DIGITAL_SIGNATURE = 0;
  private static final int NON_REPUDIATION = 1;

  private final Set<TrustAnchor> authorities;
  private final List<X509Certificate> known;
  private final boolean revocation;
  private final Optional<URI> responder;

  /**
   * A judge.
   *
   * @param authorities  roots that are believed
   * @param intermediate certificates between them and those judged
   * @param revocation   whether revocation is looked at
   * @param responder    OCSP responder to ask instead of the one that certificates name
   */
  public CertificateJudge(List<X509Certificate> authorities, List<X509Certificate> intermediate, boolean revocation,
                          Optional<URI> responder) {
    this.authorities = authorities.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
    this.known = List.copyOf(intermediate);
    this.revocation = revocation;
    this.responder = responder;
  }

  /** Judges a certificate that signs messages. */
  public Verdict judge(X509Certificate certificate, Instant now) {
    boolean[] usage = certificate.getKeyUsage();
    if (usage != null && !usage[DIGITAL_SIGNATURE] && !usage[NON_REPUDIATION]) {
      return new Verdict.Bad("its key may not sign");
    }
    try {
      certificate.checkValidity(Date.from(now));
      return chain(certificate, now);
    } catch (CertificateException e) {
      return new Verdict.Bad(e instanceof CertificateExpiredException ? "EXPIRED" : "NOT_YET_VALID");
    } catch (CertPathBuilderException e) {
      return new Verdict.Bad("it leads to no authority that is believed");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform builds PKIX paths", e);
    }
  }

  private Verdict chain(X509Certificate certificate, Instant now) throws GeneralSecurityException {
    var target = new X509CertSelector();
    target.setCertificate(certificate);
    var parameters = new PKIXBuilderParameters(authorities, target);
    parameters.setDate(Date.from(now));
    var all = new ArrayList<>(known);
    all.add(certificate);
    parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(all)));
    parameters.setRevocationEnabled(false);
    CertPath path = CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
    return revocation && !path.getCertificates().isEmpty() ? revoked(path, now) : new Verdict.Good();
  }

  /** The path holds; what is left to find out is whether something on it was revoked: every other failure leaves that open. */
  private Verdict revoked(CertPath path, Instant now) throws GeneralSecurityException {
    var validator = CertPathValidator.getInstance("PKIX");
    var checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.SOFT_FAIL));
    responder.ifPresent(checker::setOcspResponder);
    var parameters = new PKIXParameters(authorities);
    parameters.setDate(Date.from(now));
    parameters.setRevocationEnabled(false);
    parameters.addCertPathChecker(checker);
    try {
      validator.validate(path, parameters);
      List<CertPathValidatorException> soft = checker.getSoftFailExceptions();
      return soft.isEmpty() ? new Verdict.Good() : new Verdict.Unchecked(text(soft.get(0)));
    } catch (CertPathValidatorException e) {
      return e.getReason() == CertPathValidatorException.BasicReason.REVOKED ? new Verdict.Bad("REVOKED")
          : new Verdict.Unchecked("no usable word on revocation");
    }
  }

  private static String text(Throwable e) {
    return e.getCause() == null ? String.valueOf(e.getMessage()) : e.getCause().getClass().getSimpleName();
  }
}
