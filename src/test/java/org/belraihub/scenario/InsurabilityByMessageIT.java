package org.belraihub.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.LocalDate;

import javax.sql.DataSource;

import org.belraihub.access.Insurability;
import org.belraihub.ebms.MessageServiceHandler;
import org.belraihub.ebms.storage.Transactions;
import org.belraihub.indication.InsurabilityAnswers;
import org.belraihub.indication.InsurabilityByMessage;
import org.belraihub.indication.InsurabilityByMessage.NoAnswerException;
import org.belraihub.indication.InsurabilityByMessage.Reason;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.fund.FundAgreements;
import org.belraihub.testing.TestHub;
import org.belraihub.time.SystemClock;
import org.junit.jupiter.api.Test;

/** R6.19 over ebMS: the question and, on the same connection, the answer of the central application. */
class InsurabilityByMessageIT {

  private static final LocalDate DAY = LocalDate.of(2025, 8, 31);
  private static final String DOOR = "insurability-ebms";

  private final TestHub hub = TestHub.shared();
  private final InsurabilityByMessage insurability = asking(FundAgreements.INSURABILITY);

  private InsurabilityByMessage asking(String agreement) {
    return new InsurabilityByMessage(hub.part(MessageServiceHandler.class), new Transactions(hub.part(DataSource.class)),
        hub.part(InsurabilityAnswers.class), new InsurabilityByMessage.Terms(agreement, "72500174", Duration.ofSeconds(20), true),
        SystemClock.ofMachine());
  }

  @Test
  void aMemberANonMemberAndAStrangerAreToldApart() throws Exception {
    Insz member = hub.client().memberOf(380).known();
    Insz later = hub.client().known();
    hub.sandbox().addMembership(later, 680, "ADMINISTRATIEF", DAY.plusDays(1), null);
    Insz stranger = hub.client().known();

    assertThat(ask(member, DAY)).isEqualTo(new Insurability.Insured(380, "OFFICIEEL"));
    assertThat(ask(later, DAY)).isEqualTo(new Insurability.NotInsured("GEEN_AANSLUITING_OP_DATUM"));
    assertThat(ask(later, DAY.plusDays(1))).isEqualTo(new Insurability.Insured(680, "ADMINISTRATIEF"));
    assertThat(ask(stranger, DAY)).isEqualTo(new Insurability.Unknown());
    assertThat(hub.jdbc().sql("select count(*) from ebms_outgoing where cpa_id = ? and state <> 'ACKNOWLEDGED' and created_at > now() - "
        + "interval '1 minute' and attempts > 0").param(FundAgreements.INSURABILITY).query(Long.class).single())
        .as("each question was acknowledged by its answer").isZero();
  }

  @Test
  void aCentralApplicationThatIsDownOrNotAgreedWithIsAFailureOfTheSourceAndNoAnswer() {
    Insz member = hub.client().memberOf(380).known();

    hub.sandbox().down(DOOR);
    try {
      assertThat(catchThrowableOfType(NoAnswerException.class, () -> ask(member, DAY)).reason())
          .isEqualTo(Reason.NOT_REACHED);
    } finally {
      hub.sandbox().up(DOOR);
    }
    // a door that was found closed is not tried again at once
    await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> ask(member, DAY) instanceof Insurability.Insured);
    assertThat(catchThrowableOfType(NoAnswerException.class, () -> asking("nothing").on(member, DAY)).reason())
        .isEqualTo(Reason.NOT_AGREED);
  }

  private Insurability ask(Insz person, LocalDate day) throws NoAnswerException {
    return insurability.on(person, day);
  }
}
