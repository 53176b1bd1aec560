package org.belraihub.ebms.agreement;

import java.net.URI;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.belraihub.ebms.agreement.ActionBinding.Direction;

/** What a schema cannot say about an agreement: both sides fit each other, and this service can do what it asks for. */
public final class AgreementCheck {

  private static final int SMALLEST_KEY = 2048;

  private final Instant now;
  private final List<String> problems = new ArrayList<>();

  private AgreementCheck(Instant now) {
    this.now = now;
  }

  /** One sentence per problem; empty when the agreement can be used at this time. */
  public static List<String> problems(Agreement agreement, Instant now) {
    var check = new AgreementCheck(now);
    check.agreement(agreement);
    return List.copyOf(check.problems);
  }

  /**
   * Why a document must not be used at all, whatever the day; certificates are looked at for the time it holds, or held, or will hold.
   *
   * @param endpoints where messages may go
   */
  public static List<String> defects(Agreement agreement, EndpointRule endpoints, Instant now) {
    Instant within = now.isBefore(agreement.start()) ? agreement.start() : now.isAfter(agreement.end()) ? agreement.end() : now;
    var check = new AgreementCheck(within);
    check.agreement(agreement);
    agreement.parties().stream().flatMap(party -> Stream.concat(Stream.of(party.defaultChannel()),
        party.bindings().stream().map(ActionBinding::channel))).map(Channel::endpoint).filter(Objects::nonNull).distinct()
        .forEach(endpoint -> endpoints.objection(endpoint)
            .ifPresent(objection -> check.problems.add("messages may not go to " + endpoint + ": " + objection)));
    return List.copyOf(check.problems);
  }

  private void agreement(Agreement agreement) {
    if (!agreement.isUsableAt(now)) {
      problems.add("it is only proposed, not yet begun, or over");
    }
    for (AgreementParty party : agreement.parties()) {
      channel(party, party.defaultChannel());
      for (ActionBinding binding : party.bindings()) {
        binding(agreement, party, binding);
      }
    }
  }

  private void binding(Agreement agreement, AgreementParty party, ActionBinding binding) {
    channel(party, binding.channel());
    String name = party.name() + ", " + binding.action() + ": ";
    if (binding.direction() == Direction.SEND) {
      if (binding.signed() && binding.channel().signing() == null) {
        problems.add(name + "has to be signed but the channel names no certificate");
      }
      agreement.route(party, binding.service(), binding.action())
          .ifPresentOrElse(route -> bothSides(name, route), () -> problems.add(name + "the other party cannot receive it"));
    } else if (agreement.route(agreement.other(party), binding.service(), binding.action()).isEmpty()) {
      problems.add(name + "the other party cannot send it");
    }
  }

  private void bothSides(String name, Route route) {
    Channel sending = route.sending().channel();
    Channel receiving = route.receiving().channel();
    if (sending.syncReplyMode() != receiving.syncReplyMode() || sending.ackRequested() != receiving.ackRequested()
        || sending.ackSignature() != receiving.ackSignature() || sending.duplicateElimination() != receiving.duplicateElimination()) {
      problems.add(name + "the channels of both sides differ");
    }
    if (route.sending().confidential() && receiving.envelope() == null) {
      problems.add(name + "payloads have to be encrypted but the other party names no certificate for that");
    }
    if (sending.reliability() != null && receiving.reliability() != null
        && sending.reliability().ordered() != receiving.reliability().ordered()) {
      problems.add(name + "only one side guarantees order");
    }
    if (route.sending().signed() != route.receiving().signed()) {
      problems.add(name + "only one side asks for a signature");
    }
    if (receiving.endpoint() == null) {
      problems.add(name + "the other party has no endpoint");
    }
  }

  private void channel(AgreementParty party, Channel channel) {
    String name = party.name() + ", " + channel.id() + ": ";
    URI endpoint = channel.endpoint();
    if (endpoint != null && !"https".equals(endpoint.getScheme()) && !"http".equals(endpoint.getScheme())) {
      problems.add(name + "the endpoint is neither https nor http");
    }
    if (channel.reliability() != null) {
      reliability(name, channel.reliability());
    }
    channel.signatureTerms().ifPresent(terms -> certificate(name, terms.certificate()));
    if (channel.envelope() != null) {
      certificate(name + "encryption, ", channel.envelope().certificate());
    }
    if (channel.syncReplyMode() == SyncReplyMode.RESPONSE_ONLY && channel.ackRequested() != Occurrence.NEVER) {
      problems.add(name + "with responseOnly nothing but the response comes back, so that ackRequested has to be never");
    }
    if (channel.reliability() != null && channel.reliability().ordered()
        && (channel.syncReplyMode().isSynchronous() || channel.duplicateElimination() != Occurrence.ALWAYS)) {
      problems.add(name + "order needs duplicate elimination and asynchronous replies");
    }
  }

  private void reliability(String name, Reliability reliability) {
    Duration all = reliability.retryInterval().multipliedBy(reliability.retries() + 1L);
    if (reliability.retries() < 0 || reliability.retryInterval().isNegative() || reliability.retryInterval().isZero()
        || reliability.persistDuration().compareTo(all) <= 0) {
      problems.add(name + "the persist duration is not longer than all retries take");
    }
  }

  private void certificate(String name, X509Certificate certificate) {
    try {
      certificate.checkValidity(Date.from(now));
    } catch (CertificateException e) {
      problems.add(name + "the certificate is not valid at this time");
    }
    if (!(certificate.getPublicKey() instanceof RSAPublicKey key) || key.getModulus().bitLength() < SMALLEST_KEY) {
      problems.add(name + "the key is not RSA of at least " + SMALLEST_KEY + " bits");
    }
  }
}
