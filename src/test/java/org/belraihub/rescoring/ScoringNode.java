package org.belraihub.rescoring;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import com.zaxxer.hikari.HikariDataSource;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.component.jms.JmsComponent;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.spi.PropertiesComponent;
import org.apache.camel.support.PluginHelper;
import org.belraihub.assessment.ClosedPopulation;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.CryptoProvider;
import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.delivery.DeliveryAnnouncer;
import org.belraihub.instrument.DefinitionFiles;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.person.PersonRegister;
import org.belraihub.scoring.ScoringEngine;
import org.belraihub.time.SystemClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What a node of the hub has for re-scoring: pool, broker connection, the route as shipped, sweep and desk. Also a program of its own,
 * so that a test can kill it: {@code ScoringNode JDBC_URL BROKER_URL KEY_FILE CONFIG_FOLDER}.
 */
public final class ScoringNode implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ScoringNode.class);
  private static final int SWEEP_MILLIS = 50;

  final JdbcTemplate jdbc;
  final RescoringDesk desk;
  final RescoringSweep sweep;
  final PersonRegister persons;
  final ClosedPopulation population;
  private final HikariDataSource pool;
  private final DeliveryAnnouncer announcer;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private final ScheduledExecutorService schedule = Executors.newSingleThreadScheduledExecutor();

  /** A node that works from the queue; {@link #begin} lets it sweep too. */
  public ScoringNode(String jdbcUrl, String brokerUrl, Path keyFile, Path config) throws Exception {
    pool = new HikariDataSource();
    pool.setJdbcUrl(jdbcUrl);
    pool.setSchema("hub");
    pool.setMaximumPoolSize(8);
    pool.setMinimumIdle(1);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("prepareThreshold", "1");
    jdbc = new JdbcTemplate(pool);
    var client = JdbcClient.create(pool);
    var transaction = new TransactionTemplate(new JdbcTransactionManager(pool));
    var own = new TransactionTemplate(new JdbcTransactionManager(pool));
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    var clock = SystemClock.ofMachine();
    var keys = DataKeys.read(keyFile);
    persons = new PersonRegister(client, new FieldCipher(keys), new KeyedHash(keys), clock);
    var registry = InstrumentRegistry.of(DefinitionFiles.in(config.resolve("instruments")));
    var engine = ScoringEngine.of(registry, DefinitionFiles.in(config.resolve("scales")), DefinitionFiles.in(config.resolve("bindings")),
        DefinitionFiles.in(config.resolve("rules")));
    population = new ClosedPopulation(jdbc, registry, engine, persons, clock);
    var store = new RescoringStore(client);
    var audit = new AuditTrail(jdbc, own, clock);
    var broker = new ActiveMQConnectionFactory(brokerUrl);
    announcer = new DeliveryAnnouncer(broker);
    announcer.start();
    desk = new RescoringDesk(store, population, audit, transaction, clock);
    sweep = new RescoringSweep(store, population, announcer, audit, transaction, clock, Duration.ofSeconds(2));
    startRoute(broker, new RescoringWorker(store, population, transaction, clock));
  }

  private void startRoute(ActiveMQConnectionFactory broker, RescoringWorker worker) throws Exception {
    var settings = new Properties();
    settings.setProperty("hub.scoring.rescoring.consumers", "2");
    PropertiesComponent properties = camel.getPropertiesComponent();
    properties.setInitialProperties(settings);
    camel.addComponent("jms", JmsComponent.jmsComponentAutoAcknowledge(broker));
    camel.getRegistry().bind("rescoringWorker", worker);
    PluginHelper.getRoutesLoader(camel).loadRoutes(
        PluginHelper.getResourceLoader(camel).resolveResource("file:routes/rescoring.camel.yaml"));
    camel.start();
  }

  /** The operator's hand. */
  public RescoringDesk desk() {
    return desk;
  }

  /** The shared database. */
  public JdbcTemplate jdbc() {
    return jdbc;
  }

  /** Sweeps on and on, as the hub's schedule does. */
  public void begin() {
    schedule.scheduleWithFixedDelay(this::sweep, 0, SWEEP_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void sweep() {
    try {
      sweep.sweep();
    } catch (RuntimeException e) {
      LOG.warn("The sweep failed and runs again", e);
    }
  }

  @Override
  public void close() {
    schedule.shutdownNow();
    camel.stop();
    announcer.close();
    pool.close();
  }

  /** Runs until it is killed. */
  public static void main(String[] args) throws Exception {
    CryptoProvider.install();
    var node = new ScoringNode(args[0], args[1], Path.of(args[2]), Path.of(args[3]));
    node.begin();
    System.out.println("ready");
    Thread.currentThread().join();
  }
}
