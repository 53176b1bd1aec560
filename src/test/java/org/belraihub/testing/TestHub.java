package org.belraihub.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.belraihub.app.HubStart;
import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.Insz;
import org.belraihub.sandbox.Sandbox;
import org.belraihub.sandbox.SandboxOptions;
import org.belraihub.sandbox.care.CompleteAnswers;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.LegState;
import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.sandbox.care.wire.CareSoftware;
import org.belraihub.sandbox.care.wire.RawCalls;
import org.belraihub.sandbox.care.wire.SignedPort;
import org.belraihub.sandbox.control.SandboxControl;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * One running hub for all wire tests of a JVM: embedded database and broker, free ports, a home of its own; beside it, with a database
 * of their own, the simulated partners, which stay when the hub restarts. Started by the first test that asks, stopped with the JVM.
 * Tests share it: take fresh clients, set partners and clock back, and count only what belongs to you.
 */
public final class TestHub {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path home;
  private final String books;
  private Sandbox partners;
  private final JdbcClient partnerBooks;
  private final SandboxControl control;
  private final LogTap log = new LogTap();
  private final RawCalls raw;
  private final SandboxKeys keys;
  private final Map<Desk, CareSoftware> software = new ConcurrentHashMap<>();
  private final Map<String, Object> ports = new ConcurrentHashMap<>();
  private final OperatorCalls operator;
  private final List<String> more = new ArrayList<>();
  private ConfigurableApplicationContext context;

  private TestHub(Path home) throws IOException {
    this.home = home.resolve("hub");
    log.open();
    this.books = TestDatabase.fresh();
    this.partners = Sandbox.start(SandboxOptions.of(home, books));
    this.partnerBooks = JdbcClient.create(TestDatabase.source(books, "sandbox"));
    this.control = SandboxControl.of(home);
    this.keys = SandboxKeys.in(home, SystemClock.ofMachine());
    this.context = start();
    this.raw = new RawCalls(keys);
    this.operator = new OperatorCalls(this.home);
    AtEnd.close(this::end);
  }

  /** Started when first asked for. */
  private static final class Shared {

    static final TestHub HUB = begin();

    private static TestHub begin() {
      try {
        return new TestHub(Files.createTempDirectory("belraihub-test"));
      } catch (IOException e) {
        throw new UncheckedIOException("no home for the hub of the tests", e);
      }
    }
  }

  /** The hub of this JVM. */
  public static TestHub shared() {
    return Shared.HUB;
  }

  private ConfigurableApplicationContext start() {
    var options = new ArrayList<>(List.of("--hub.home=" + home, "--hub.partners.sandbox.place=beside", "--hub.partners.sandbox.home=" + home.getParent(),
        "--server.port=0", "--management.server.port=0", "--hub.journey.run=false", "--hub.access.notice-budget=20s", "--hub.access.caller-budget=20s",
        // tests sweep when their day has come: back in the present, a draft of an earlier day would be swept away between two steps
        "--hub.assessment.sweep-every=1h", "--hub.exports.sweep-every=250ms", "--hub.exports.try-again=500ms",
        // a busy machine is not what these tests are about
        "--hub.partners.services.consent.timeout=20s", "--hub.partners.services.therlink.timeout=20s",
        "--hub.partners.services.care-relation.timeout=20s", "--hub.partners.services.insurability.timeout=20s",
        "--hub.partners.services.sts.timeout=20s", "--hub.partners.services.person-register.timeout=20s",
        "--hub.partners.services.circle-of-trust.timeout=20s", "--hub.partners.services.address-book.timeout=20s",
        "--hub.partners.services.id-support.timeout=20s", "--hub.partners.services.ssin-history.timeout=20s"));
    options.addAll(more);
    return HubStart.with(options.toArray(String[]::new));
  }

  /** Stops it as an operator does and starts it again on the same home; options stay for later starts too. */
  public void restart(String... options) {
    more.addAll(List.of(options));
    stop();
    startAgain();
  }

  /** Stops it gracefully; to be followed by {@link #startAgain}. */
  public void stop() {
    context.close();
    software.clear();
    ports.clear();
  }

  /** Starts it on its home, at new ports. */
  public void startAgain() {
    context = start();
  }

  /** Stops the partners and starts them again where they were; every one works as it should then. */
  public void restartPartners() throws IOException {
    Map<String, URI> before = partners.addresses();
    partners.close();
    partners = Sandbox.start(new SandboxOptions(0, partnersHome(), books, Optional.empty(), before));
  }

  private void end() throws IOException {
    context.close();
    partners.close();
    FileSystemUtils.deleteRecursively(home.getParent());
  }

  // --- care software

  /** Client software at a desk. */
  public CareSoftware at(Desk desk) {
    return software.computeIfAbsent(desk, known -> new CareSoftware(assessmentService(), keys, known));
  }

  /** Any contract of the hub, called from a desk; the path is that behind {@code /soap}. */
  public <P> P port(Class<P> contract, String path, Desk desk) {
    return contract.cast(ports.computeIfAbsent(path + " " + desk.key(),
        known -> SignedPort.open(contract, address("/soap" + path), keys, desk.key())));
  }

  /** For messages that are wrong on purpose, or sent twice. */
  public RawCalls raw() {
    return raw;
  }

  /** The assessment service. */
  public URI assessmentService() {
    return address("/soap/assessment/v1");
  }

  /** Anything on the hub's main port. */
  public URI address(String path) {
    return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
  }

  /** The time of message timestamps. */
  public Instant now() {
    return Instant.now();
  }

  // --- persons and their answers

  /** A person whom nobody knows yet. */
  public NewClient client() {
    return new NewClient(control);
  }

  /** The current definition of an instrument. */
  public InstrumentDefinition definition(String instrument) {
    return context.getBean(InstrumentRegistry.class).current(instrument).orElseThrow();
  }

  /** Complete answers; another person, other answers. */
  public Answers answers(String instrument, Insz person) {
    return CompleteAnswers.of(definition(instrument), Long.parseLong(person.digits()));
  }

  // --- partners

  /** What an operator of the simulated partners can do. */
  public SandboxControl sandbox() {
    return control;
  }

  /** The partners' own books. */
  public PartnerBooks books() {
    return new PartnerBooks(partnerBooks);
  }

  /** Where the partners keep keys and organisations. */
  public Path partnersHome() {
    return home.getParent();
  }

  /** Every partner works as it should again. */
  public void allPartnersUp() {
    control.partners().propertyNames().forEach(control::up);
  }

  /** Waits until each message of an assessment is acknowledged by its partner; where they are then. */
  public List<LegState> delivered(Desk desk, String reference) {
    return await(desk, reference, "is acknowledged", LegState::acknowledged);
  }

  /** Waits until each message of an assessment is in one of these states. */
  public List<LegState> await(Desk desk, String reference, String what, Predicate<LegState> each) {
    return Awaitility.await("each message of " + reference + " " + what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50))
        .until(() -> legs(desk, reference), legs -> !legs.isEmpty() && legs.stream().allMatch(each));
  }

  private List<LegState> legs(Desk desk, String reference) throws RefusedByHubException {
    return at(desk).deliveries(reference);
  }

  // --- inside

  /** The hub's database, on its own schema. */
  public JdbcClient jdbc() {
    return context.getBean(JdbcClient.class);
  }

  /** The audit. */
  public AuditRows audit() {
    return new AuditRows(jdbc());
  }

  /** A part of the hub. */
  public <T> T part(Class<T> type) {
    return context.getBean(type);
  }

  /** A part of the hub, by the name under which routes know it. */
  public Object part(String name) {
    return context.getBean(name);
  }

  /** The operator port. */
  public OperatorCalls operator() {
    return operator;
  }

  /** The home directory. */
  public Path home() {
    return home;
  }

  /** Moves the business clock to noon of this day in Belgium, as an operator of a sandbox may; close it to come back. */
  public BusinessDay on(LocalDate day) {
    return at(day.atTime(LocalTime.NOON));
  }

  /** Moves the business clock to this moment in Belgium; close it to come back. */
  public BusinessDay at(LocalDateTime moment) {
    operator.post("/clock", Map.of("to", moment.atZone(BelgianTime.ZONE).toInstant().toString(), "operator", "test"));
    return () -> operator.delete("/clock");
  }

  /** A moved business clock. */
  public interface BusinessDay extends AutoCloseable {

    /** Back to the real time. */
    @Override
    void close();
  }

  /** A place in the log, for {@link #logSince}; 0 is its beginning. */
  public int logMark() {
    return log.length();
  }

  /** Everything that this JVM printed since then, on standard output and standard error. */
  public String logSince(int mark) {
    return log.since(mark);
  }
}
