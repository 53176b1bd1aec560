package org.belraihub.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** What ports that live on PostgreSQL are built from: a database of their own with the hub's tables, keys, and a clock that is set. */
public final class HubStore implements AutoCloseable {

  private final HikariDataSource source;
  private final JdbcTemplate template;
  private final TransactionTemplate transaction;
  private final TransactionTemplate ownTransaction;
  private final DataKeys keys = DataKeys.generate(true);
  private final SetClock time = new SetClock();
  private final AuditTrail audit;

  /** A fresh one. */
  public HubStore() {
    var config = new HikariConfig();
    config.setJdbcUrl(TestDatabase.withHubTables());
    config.setSchema("hub");
    config.setMaximumPoolSize(20);
    config.setMinimumIdle(1);
    source = new HikariDataSource(config);
    template = new JdbcTemplate(source);
    var manager = new JdbcTransactionManager(source);
    transaction = new TransactionTemplate(manager);
    ownTransaction = new TransactionTemplate(manager);
    ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    audit = new AuditTrail(template, ownTransaction, clock());
  }

  /** The connections. */
  public HikariDataSource source() {
    return source;
  }

  /** For single statements. */
  public JdbcTemplate template() {
    return template;
  }

  /** For single statements. */
  public JdbcClient jdbc() {
    return JdbcClient.create(template);
  }

  /** Joins a running transaction or starts one. */
  public TransactionTemplate transaction() {
    return transaction;
  }

  /** Always a new transaction. */
  public TransactionTemplate ownTransaction() {
    return ownTransaction;
  }

  /** Seals what is kept. */
  public FieldCipher cipher() {
    return new FieldCipher(keys);
  }

  /** Finds what is sealed. */
  public KeyedHash hashes() {
    return new KeyedHash(keys);
  }

  /** The audit of this database. */
  public AuditTrail audit() {
    return audit;
  }

  /** The rows of the audit. */
  public AuditRows auditRows() {
    return new AuditRows(jdbc());
  }

  /** Time, as {@link #pass} moves it. */
  public SystemClock clock() {
    return new SystemClock(time);
  }

  /** Lets time pass. */
  public void pass(Duration duration) {
    time.now = time.now.plus(duration);
  }

  /** A person, by internal id. */
  public long person() {
    return jdbc().sql("insert into person (id, created_at) values (nextval('person_seq'), now()) returning id").query(Long.class).single();
  }

  /** A closed assessment of a person, by internal id: as much of it as other tables refer to. */
  public long assessment(long person) {
    return jdbc().sql("""
            insert into assessment (id, reference, person_id, organisation, instrument, version, coordination, state, creation_date,
              start_date, reference_date, expiry_date, started_by, started_by_name, started_at, software)
            values (nextval('assessment_seq'), 'BR-' || currval('assessment_seq'), ?, '10000022', 'BELRAI_SCREENER', '1.0', 'INDIVIDUAL',
              'CLOSED', current_date, current_date, current_date, current_date, 1, 'Nobody', now(), 'SANDBOX-CARE-1') returning id""")
        .param(person).query(Long.class).single();
  }

  @Override
  public void close() {
    source.close();
  }

  private static final class SetClock extends Clock {

    private volatile Instant now = Instant.parse("2026-03-02T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
