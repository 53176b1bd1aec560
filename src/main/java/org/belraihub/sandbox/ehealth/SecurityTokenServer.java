package org.belraihub.sandbox.ehealth;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.belraihub.sandbox.ehealth.register.CallJournal;
import org.belraihub.sandbox.ehealth.register.StsOddity;
import org.belraihub.sandbox.ehealth.wire.PlatformDress;
import org.belraihub.sandbox.ehealth.wire.Saml11TokenEndpoint;
import org.belraihub.sandbox.ehealth.wire.StsWork;
import org.belraihub.sandbox.ehealth.wire.WsTrustTokenEndpoint;
import org.belraihub.sandbox.frame.SandboxPart;
import org.belraihub.sandbox.frame.SandboxSite;
import org.belraihub.sandbox.frame.SoapSecurity;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The security token service, at {@code sts} (SAML 1.1 request protocol) and {@code sts-trust} (WS-Trust). Control:
 * {@code odd {kind}} as {@link StsOddity} names them, {@code life {seconds}}: how long tokens hold at most.
 */
public final class SecurityTokenServer implements SandboxPart {

  private @Nullable StsWork work;
  private @Nullable CallJournal journal;

  @Override
  public String name() {
    return "sts";
  }

  @Override
  public void mount(SandboxSite site) {
    var calls = new CallJournal(site.ledgers(), site.clock(), name());
    var tokens = new StsWork(site.keys(), site.clock(), calls);
    journal = calls;
    work = tokens;
    var dress = PlatformDress.unvalidated(SoapSecurity.unsignedAnswers(site.keys()));
    site.soap(name(), "/IAM/Saml11TokenService/v1", new Saml11TokenEndpoint(tokens), dress);
    site.soap("sts-trust", "/IAM/SecurityTokenService/v1", new WsTrustTokenEndpoint(tokens), dress);
  }

  @Override
  public Map<String, ?> control(String operation, JsonNode arguments) {
    var read = new Arguments(arguments);
    switch (operation) {
      case "odd" -> Objects.requireNonNull(work).odd(StsOddity.of(read.text("kind")));
      case "life" -> Objects.requireNonNull(work).life(Duration.ofSeconds(read.number("seconds")));
      default -> throw new IllegalArgumentException("sts knows no operation " + operation);
    }
    return Map.of();
  }

  @Override
  public Map<String, ?> ledger() throws SQLException {
    return Objects.requireNonNull(journal).counts();
  }
}
