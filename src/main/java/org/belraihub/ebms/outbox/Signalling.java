package org.belraihub.ebms.outbox;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.ebms.agreement.AgreementParty;
import org.belraihub.ebms.agreement.Agreements;
import org.belraihub.ebms.agreement.OwnParty;
import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.packaging.WireMessage;
import org.belraihub.ebms.transport.EndpointGate;
import org.belraihub.ebms.transport.HttpOutcome;
import org.belraihub.ebms.transport.HttpSender;
import org.belraihub.time.SystemClock;

/** Asks partners by signals of our own: Ping and StatusRequest. The answer may come at once or as a message of its own. */
public final class Signalling {

  private final Agreements agreements;
  private final OwnParty own;
  private final HttpSender http;
  private final SignalComposer composer;
  private final EndpointGate gate;
  private final ReplyReader replies;
  private final SystemClock clock;

  /** Signals of one party. */
  public Signalling(Agreements agreements, OwnParty own, HttpSender http, SignalComposer composer, EndpointGate gate, ReplyReader replies,
      SystemClock clock) {
    this.agreements = agreements;
    this.own = own;
    this.http = http;
    this.composer = composer;
    this.gate = gate;
    this.replies = replies;
    this.clock = clock;
  }

  private interface Question {
    WireMessage of(Agreement agreement, AgreementParty self);
  }

  /** Asks what the partner knows about a message of ours. */
  public HttpOutcome statusRequest(String cpaId, MessageId about) {
    return post(cpaId, about, (agreement, self) -> composer.statusRequest(agreement, self, about));
  }

  /** Asks whether the partner is there. */
  public HttpOutcome ping(String cpaId, MessageId nothing) {
    return post(cpaId, nothing, composer::ping);
  }

  /** Where the partner takes signals. */
  Optional<URI> endpoint(String cpaId) {
    return agreements.find(cpaId).flatMap(agreement -> own.in(agreement).map(self -> agreement.other(self).defaultChannel().endpoint()));
  }

  List<String> closedAt(Instant now) {
    return gate.closedAt(now);
  }

  Instant notBefore(String cpaId, Instant now) {
    return gate.close(cpaId, now);
  }

  private HttpOutcome post(String cpaId, MessageId about, Question question) {
    Optional<Agreement> agreement = agreements.find(cpaId);
    Optional<AgreementParty> self = agreement.flatMap(own::in);
    Optional<URI> endpoint = endpoint(cpaId);
    if (agreement.isEmpty() || self.isEmpty() || endpoint.isEmpty()) {
      return new HttpOutcome.Unreachable("no agreement leads to an endpoint");
    }
    WireMessage wire = question.of(agreement.get(), self.get());
    HttpOutcome outcome = http.post(endpoint.get(), wire.contentType(), wire.body());
    if (outcome instanceof HttpOutcome.Unreachable) {
      gate.close(cpaId, clock.now());
    } else {
      gate.open(cpaId);
    }
    if (outcome instanceof HttpOutcome.Answered answered && answered.reply().isSuccess() && answered.reply().body().length > 0) {
      replies.read(about, answered.reply());
    }
    return outcome;
  }
}
