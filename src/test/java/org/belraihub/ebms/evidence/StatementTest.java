package org.belraihub.ebms.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.belraihub.ebms.evidence.Statement.Entry;
import org.belraihub.ebms.evidence.Statement.Side;
import org.belraihub.ebms.evidence.Statement.State;
import org.belraihub.ebms.message.MessageId;
import org.junit.jupiter.api.Test;

/** Two statements of one day. */
class StatementTest {

  private static final LocalDate DAY = LocalDate.of(2026, 11, 26);

  @Test
  void aStatementIsReadAsItWasWritten() {
    var statement = statement(Side.SENDER, entry("b@x", "d2", State.OPEN), entry("a@x", "d1", State.ACKNOWLEDGED));

    assertThat(Statement.parse(statement.text())).isEqualTo(statement);
    assertThat(statement.entries()).extracting(entry -> entry.messageId().value()).containsExactly("a@x", "b@x");
  }

  @Test
  void aChangedOrRemovedLineIsSeen() {
    String text = statement(Side.SENDER, entry("a@x", "d1", State.ACKNOWLEDGED), entry("b@x", "d2", State.ACKNOWLEDGED)).text();

    assertThatThrownBy(() -> Statement.parse(text.replace(" d1 ", " d9 "))).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Statement.parse(text.substring(0, text.lastIndexOf("acknowledged"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Statement.parse("nothing")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsLostUnknownOrDifferentIsToldAndWhatIsOpenIsNoContradiction() {
    var sent = statement(Side.SENDER, entry("same@x", "d", State.ACKNOWLEDGED), entry("lost@x", "d", State.ACKNOWLEDGED),
        entry("open@x", "d", State.OPEN), entry("other@x", "d1", State.ACKNOWLEDGED));
    var received = statement(Side.RECEIVER, entry("same@x", "d", State.RECEIVED), entry("other@x", "d2", State.RECEIVED),
        entry("unknown@x", "d", State.RECEIVED));

    Reconciliation reconciliation = Reconciliation.of(received, sent);

    assertThat(reconciliation.agreed()).isEqualTo(1);
    assertThat(reconciliation.lost()).containsExactly(new MessageId("lost@x"));
    assertThat(reconciliation.open()).containsExactly(new MessageId("open@x"));
    assertThat(reconciliation.unknown()).containsExactly(new MessageId("unknown@x"));
    assertThat(reconciliation.different()).containsExactly(new MessageId("other@x"));
    assertThat(reconciliation.isClean()).isFalse();
    assertThatThrownBy(() -> Reconciliation.of(sent, sent)).isInstanceOf(IllegalArgumentException.class);
  }

  private static Statement statement(Side side, Entry... entries) {
    return new Statement("agreement", "SENDER", side, DAY, List.of(entries));
  }

  private static Entry entry(String id, String digest, State state) {
    return new Entry(new MessageId(id), Instant.parse("2026-11-26T10:00:00.123Z"), digest, state);
  }
}
