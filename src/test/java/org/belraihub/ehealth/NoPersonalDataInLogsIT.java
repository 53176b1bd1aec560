package org.belraihub.ehealth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.belraihub.access.Freshness;
import org.belraihub.access.HealthProfessional;
import org.belraihub.ehealth.source.ServiceSettings.Circuit;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** R10.07: whatever goes wrong, no log line, exception or audit event tells of a person. */
class NoPersonalDataInLogsIT {

  private static final List<String> PARTNERS = List.of("consent", "therlink", "care-relation", "insurability");
  private static final CardNumber CARD = CardNumber.of("592999999959");
  private static final HcoNumber WZC = new HcoNumber("10000022");
  private static final HealthProfessional NURSE =
      new HealthProfessional(Insz.of("82010999873"), new NihiiNumber("49999045001"), "persnurse");

  @TempDir
  Path home;

  @Test
  void noFailureOfAnyServiceTellsOfAPerson() throws Exception {
    var lines = new ListAppender<ILoggingEvent>();
    var root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    try (var world = new BridgesOverSandbox(home)) {
      Level before = root.getLevel();
      root.setLevel(Level.INFO);
      lines.start();
      root.addAppender(lines);
      try {
        Insz person = TestPersons.next();
        var texts = new StringBuilder();
        goWrongInEveryWay(world, person, texts);

        List<ILoggingEvent> logged;
        // others go on logging
        synchronized (lines) {
          logged = List.copyOf(lines.list);
        }
        logged.forEach(line -> texts.append(line.getFormattedMessage()).append('\n')
            .append(line.getThrowableProxy() == null ? "" : ThrowableProxyUtil.asString(line.getThrowableProxy())).append('\n'));
        assertThat(logged).anyMatch(line -> line.getFormattedMessage().contains("SOA-02002"));
        assertThat(texts.toString()).doesNotContain(person.digits(), CARD.text(), NURSE.insz().digits());
      } finally {
        root.detachAppender(lines);
        root.setLevel(before);
      }
    }
  }

  private static void goWrongInEveryWay(BridgesOverSandbox world, Insz person, StringBuilder texts) {
    try (var hub = world.hub("hub", Duration.ofSeconds(20), new Circuit(1000, Duration.ofMinutes(1)))) {
      askAll(hub.bridges, person, texts);
      for (Map<String, String> odd : List.of(Map.of("kind", "soa-fault", "code", "SOA-02002"), Map.of("kind", "bare-fault"),
          Map.of("kind", "incomplete", "code", "MH2.INPUT.19"), Map.of("kind", "wrong-echo"))) {
        for (String part : PARTNERS) {
          world.control.part(part, "odd", odd);
        }
        askAll(hub.bridges, person, texts);
      }
      world.calm();
      for (String part : PARTNERS) {
        world.control.faulty(part);
      }
      askAll(hub.bridges, person, texts);
      for (String part : PARTNERS) {
        world.control.answerLost(part);
      }
      askAll(hub.bridges, person, texts);
      for (String part : PARTNERS) {
        world.control.down(part);
      }
      askAll(hub.bridges, person, texts);
      texts.append(hub.events);
    }
  }

  private static void askAll(EhealthBridges bridges, Insz person, StringBuilder texts) {
    texts.append(trace(() -> bridges.consent().consentGiven(person, Freshness.ASK_AGAIN)));
    texts.append(trace(() -> bridges.consent().put(person, CARD)));
    texts.append(trace(() -> bridges.therapeuticLinks().linkExists(person, NURSE, Freshness.ASK_AGAIN)));
    texts.append(trace(() -> bridges.careRelations().relationExists(person, WZC, LocalDate.EPOCH, Freshness.ASK_AGAIN)));
    texts.append(trace(() -> bridges.insurability().insurabilityOn(person, LocalDate.EPOCH, Freshness.ASK_AGAIN)));
  }

  private static String trace(ThrowingCallable call) {
    Throwable thrown = catchThrowable(call);
    var text = new StringWriter();
    if (thrown != null) {
      thrown.printStackTrace(new PrintWriter(text));
    }
    return text.toString();
  }
}
