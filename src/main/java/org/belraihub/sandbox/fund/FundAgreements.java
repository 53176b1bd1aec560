package org.belraihub.sandbox.fund;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementReader;
import org.belraihub.ebms.agreement.AgreementRefusedException;
import org.belraihub.ebms.agreement.AgreementTerms;
import org.belraihub.ebms.agreement.AgreementWriter;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.Reliability;
import org.belraihub.ebms.agreement.SyncReplyMode;
import org.belraihub.ebms.message.PartyId;
import org.belraihub.indication.wire.CareFundMessages;
import org.belraihub.indication.wire.InsurabilityMessages;
import org.belraihub.sandbox.frame.SandboxFiles;
import org.belraihub.sandbox.frame.SandboxSite;

/**
 * One agreement per fund between hub and central care-fund application, as documents that the hub reads too:
 * {@code <home>/sandbox/agreements/fund-380.xml}. Written anew whenever an address changes.
 */
public final class FundAgreements implements Agreements {

  /** The funds of R6.13. */
  public static final List<Integer> FUNDS = List.of(180, 280, 380, 480, 580, 680);

  /** The hub in the agreements of the sandbox. */
  public static final PartyId HUB = new PartyId("urn:belraihub:party", "belrai-hub");

  /** The id of the agreement under which the hub asks for insurability. */
  public static final String INSURABILITY = "belraihub-sandbox-insurability";

  /** Where the central application answers that. */
  static final String INSURABILITY_PARTNER = "insurability-ebms";

  static final PartyId CENTRAL_APPLICATION = new PartyId("urn:belraihub:party", "vsbnet");

  private static final Reliability RELIABILITY = new Reliability(12, Duration.ofSeconds(5), Duration.ofDays(2), false);
  /** A question is repeated soon or not at all. */
  private static final Reliability QUICK = new Reliability(2, Duration.ofSeconds(2), Duration.ofDays(1), false);
  private static final URI NOT_KNOWN_YET = URI.create("http://127.0.0.1:9/ebms");

  private final Map<String, Agreement> byId = new TreeMap<>();

  private FundAgreements() {
  }

  /** The id of the agreement with a fund. */
  public static String cpaId(int fund) {
    return "belraihub-sandbox-" + fund;
  }

  static String partner(int fund) {
    return "fund-" + fund;
  }

  /** Makes and writes the agreements for the addresses known now. */
  static FundAgreements written(SandboxSite site) throws IOException {
    var agreements = new FundAgreements();
    Path directory = Files.createDirectories(site.directory().resolve("agreements"));
    for (int fund : FUNDS) {
      agreements.write(directory.resolve(partner(fund) + ".xml"), terms(site, cpaId(fund), "Centrale zorgkassentoepassing, zorgkas " + fund,
          partner(fund), List.of(new AgreementTerms.Service(CareFundMessages.INDICATION, List.of(CareFundMessages.REPORT_INDICATION),
              List.of(CareFundMessages.ANSWER_INDICATION)),
              new AgreementTerms.Service(CareFundMessages.CHANGES, List.of(), List.of(CareFundMessages.REPORT_CHANGE))),
          RELIABILITY, SyncReplyMode.NONE));
    }
    agreements.write(directory.resolve("insurability.xml"), terms(site, INSURABILITY, "Centrale zorgkassentoepassing", INSURABILITY_PARTNER,
        List.of(new AgreementTerms.Service(InsurabilityMessages.SERVICE, List.of(InsurabilityMessages.ASK),
            List.of(InsurabilityMessages.ANSWER))),
        QUICK, SyncReplyMode.SIGNALS_AND_RESPONSE));
    return agreements;
  }

  private void write(Path file, AgreementTerms terms) throws IOException {
    byte[] document = AgreementWriter.write(terms);
    SandboxFiles.write(file, document);
    try {
      byId.put(terms.cpaId(), AgreementReader.read(document));
    } catch (AgreementRefusedException e) {
      throw new IOException("the agreement " + terms.cpaId() + " is not readable", e);
    }
  }

  private static AgreementTerms terms(SandboxSite site, String cpaId, String name, String partner, List<AgreementTerms.Service> services,
      Reliability reliability, SyncReplyMode mode) {
    var hub = site.keys().identity("hub").certificate();
    var central = site.keys().identity("vsbnet").certificate();
    return new AgreementTerms(cpaId, central.getNotBefore().toInstant(), central.getNotAfter().toInstant(),
        new AgreementTerms.Party("BelRAI Hub", HUB, "VIP", site.hubEbms().orElse(NOT_KNOWN_YET), hub),
        new AgreementTerms.Party(name, CENTRAL_APPLICATION, "Zorgkas", site.address(partner), central), services, reliability, mode);
  }

  @Override
  public Optional<Agreement> find(String cpaId) {
    return Optional.ofNullable(byId.get(cpaId));
  }
}
