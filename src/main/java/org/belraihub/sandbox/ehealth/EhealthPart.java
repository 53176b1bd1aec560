package org.belraihub.sandbox.ehealth;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import org.belraihub.sandbox.ehealth.register.CallJournal;
import org.belraihub.sandbox.ehealth.register.Oddity;
import org.belraihub.sandbox.ehealth.wire.Answering;
import org.belraihub.sandbox.ehealth.wire.HolderOfKeySecurity;
import org.belraihub.sandbox.ehealth.wire.PlatformDress;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.belraihub.sandbox.frame.SoapSecurity;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the services have in common: one endpoint, a journal, and the operation {@code odd}
 * ({@code {"kind": "soa-fault"|"bare-fault"|"incomplete"|"wrong-echo"|"none", "code": "SOA-02002"}}), and {@code forget-tokens}:
 * tokens issued before now are not taken. Those that sign are called with the certificate, the others with a token. Down, slow, silent
 * after the work and half an answer are for the frame.
 */
abstract class EhealthPart implements SandboxPart {

  /** Who signs the answers of the services that sign. */
  private static final String SIGNER = "ehealth";

  private final String name;
  private final String path;
  private final boolean signs;
  private @Nullable HolderOfKeySecurity tokens;
  private @Nullable CallJournal journal;
  private @Nullable Answering answering;
  private @Nullable SystemClock clock;

  EhealthPart(String name, String path, boolean signs) {
    this.name = name;
    this.path = path;
    this.signs = signs;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final void mount(SandboxSite site) {
    var calls = new CallJournal(site.ledgers(), site.clock(), name);
    var answers = new Answering(calls);
    journal = calls;
    answering = answers;
    clock = site.clock();
    var holderOfKey = new HolderOfKeySecurity(site.keys(), site.clock());
    tokens = holderOfKey;
    var security = signs ? SoapSecurity.signedBy(site.keys(), SIGNER) : holderOfKey;
    site.soap(name, path, endpoint(site, answers), takesTrees() ? PlatformDress.unvalidated(security) : PlatformDress.over(security));
  }

  /** The endpoint over the ledgers of the site. */
  abstract Object endpoint(SandboxSite site, Answering answers);

  /** Whether its endpoint takes trees and looks at them itself. */
  boolean takesTrees() {
    return false;
  }

  /** What an operator asks of this service in particular. */
  abstract Map<String, ?> change(String operation, Arguments arguments) throws SQLException;

  /** What the service holds, by name. */
  abstract Map<String, ?> holds() throws SQLException;

  @Override
  public final Map<String, ?> control(String operation, JsonNode arguments) throws SQLException {
    var read = new Arguments(arguments);
    if (operation.equals("forget-tokens")) {
      Objects.requireNonNull(tokens).forgetTokens(Objects.requireNonNull(clock).now());
      return Map.of();
    }
    if (!operation.equals("odd")) {
      return change(operation, read);
    }
    Objects.requireNonNull(answering).odd(Oddity.of(read.text("kind"), read.maybe("code").orElse("")));
    return Map.of();
  }

  @Override
  public final Map<String, ?> ledger() throws SQLException {
    var ledger = new LinkedHashMap<String, Object>(holds());
    ledger.putAll(Objects.requireNonNull(journal).counts());
    return ledger;
  }

  /** Today in Belgium, by the system clock. */
  final LocalDate today() {
    return BelgianTime.dateOf(Objects.requireNonNull(clock).now());
  }

  final IllegalArgumentException unknown(String operation) {
    return new IllegalArgumentException(name + " knows no operation " + operation);
  }
}
