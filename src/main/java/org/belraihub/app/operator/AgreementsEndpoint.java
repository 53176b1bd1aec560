package org.belraihub.app.operator;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import org.belraihub.ebms.agreement.ActionBinding;
import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementDirectory;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.stereotype.Component;

/** The ebMS agreements as the hub has read them. */
@Component
@Endpoint(id = "agreements")
public class AgreementsEndpoint {

  /**
   * One file.
   *
   * @param file     its name
   * @param cpaId    agreement in force of it; null when none is
   * @param usable   whether messages may be exchanged under it now
   * @param start    first instant
   * @param end      last instant
   * @param problems why the file as it is now is not in force
   */
  public record Line(String file, @Nullable String cpaId, boolean usable, @Nullable Instant start, @Nullable Instant end,
                     List<String> problems) {
  }

  /**
   * One agreement.
   *
   * @param cpaId   its id
   * @param digest  SHA-256 of the document
   * @param parties with certificates and bindings, one sentence each
   */
  public record Details(String cpaId, String digest, Instant start, Instant end, List<String> parties) {
  }

  private final AgreementDirectory agreements;
  private final SystemClock clock;

  AgreementsEndpoint(AgreementDirectory agreements, SystemClock clock) {
    this.agreements = agreements;
    this.clock = clock;
  }

  /** Every file. */
  @ReadOperation
  public List<Line> list() {
    return agreements.entries().stream().map(entry -> {
      Agreement agreement = entry.agreement();
      return agreement == null ? new Line(entry.file(), null, false, null, null, entry.problems())
          : new Line(entry.file(), agreement.cpaId(), agreement.isUsableAt(clock.now()), agreement.start(), agreement.end(),
              entry.problems());
    }).toList();
  }

  /** One agreement; nothing when there is none. */
  @ReadOperation
  public @Nullable Details show(@Selector String cpaId) {
    return agreements.find(cpaId).map(agreement -> new Details(cpaId, agreement.document().digest(), agreement.start(), agreement.end(),
        agreement.parties().stream().flatMap(party -> lines(party).stream()).toList())).orElse(null);
  }

  private static List<String> lines(AgreementParty party) {
    var lines = new ArrayList<String>();
    lines.add(party.name() + " (" + party.id().key() + "), takes signals at " + party.defaultChannel().endpoint());
    party.defaultChannel().signatureTerms().ifPresent(terms -> lines.add("  signs with " + described(terms.certificate())));
    party.defaultChannel().trustedOfOther().forEach(certificate -> lines.add("  accepts of the other " + described(certificate)));
    for (ActionBinding binding : party.bindings()) {
      lines.add("  " + binding.direction().name().toLowerCase(Locale.ROOT) + "s " + binding.action() + " as " + binding.role()
          + (binding.signed() ? ", signed" : "") + (binding.confidential() ? ", encrypted" : "")
          + (binding.channel().isReceipted() ? "" : ", not acknowledged with a signature"));
    }
    return lines;
  }

  private static String described(X509Certificate certificate) {
    return certificate.getSubjectX500Principal() + " until " + certificate.getNotAfter().toInstant();
  }
}
