package org.belraihub.bench;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.scoring.ShippedDefinitions;
import org.jspecify.annotations.Nullable;

/** Makes signed submissions that start and close with all answers in one call, each with a request id of its own. */
final class Submissions {

  private static final int VARIANTS = 64;

  private final RawCalls calls;
  private final Desk desk;
  private final String instrument;
  private final @Nullable String coordination;
  private final @Nullable BillingFields billing;
  private final Answers[] answers;

  private Submissions(SandboxKeys keys, Desk desk, String instrument, @Nullable String coordination, @Nullable BillingFields billing) {
    this.calls = new RawCalls(keys);
    this.desk = desk;
    this.instrument = instrument;
    this.coordination = coordination;
    this.billing = billing;
    InstrumentDefinition definition = ShippedDefinitions.current(instrument);
    this.answers = IntStream.range(0, VARIANTS).mapToObj(seed -> CompleteAnswers.of(definition, seed)).toArray(Answers[]::new);
  }

  /** Billed Screeners of the indication service: a delivery to a care fund and one to the federal database each. */
  static Submissions screeners(SandboxKeys keys) {
    return new Submissions(keys, Desk.indicationService(), "BELRAI_SCREENER", null, new BillingFields("VSB-0001", 12, BillingFields.HEAVY_CARE));
  }

  /** LTCFs of the nursing home: a delivery to the federal database each. */
  static Submissions ltcfs(SandboxKeys keys) {
    return new Submissions(keys, Desk.nursingHome(), "BELRAI_LTCF", "WITHOUT_COORDINATOR", null);
  }

  /** Of one instrument, individual, without billing. */
  static Submissions of(SandboxKeys keys, Desk desk, String instrument) {
    return new Submissions(keys, desk, instrument, null, null);
  }

  /** Name of the key that signs. */
  String sender() {
    return desk.key();
  }

  /** Messages about these clients in turn, signed now. */
  List<byte[]> sign(int number, List<Insz> clients) {
    Instant now = Instant.now();
    byte[][] messages = new byte[number][];
    IntStream.range(0, number).parallel().forEach(i -> messages[i] = calls.signed(desk, UUID.randomUUID().toString(),
        new Case(clients.get(i % clients.size()), instrument, coordination), answers[i % VARIANTS], billing, now));
    return Arrays.asList(messages);
  }
}
