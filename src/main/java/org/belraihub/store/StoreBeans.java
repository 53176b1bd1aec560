package org.belraihub.store;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;
import org.belraihub.crypto.DataKeyRing;
import org.belraihub.crypto.DataKeys;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.DataSourceProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.core.env.Environment;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Home, database, keys for data at rest, and the two ways to run a transaction. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(StoreProperties.class)
class StoreBeans {

  @Bean(destroyMethod = "close")
  HomeDirectory homeDirectory(StoreProperties properties) throws IOException {
    return HomeDirectory.open(properties.home().toAbsolutePath());
  }

  @Bean
  NodeName nodeName(HomeDirectory home) throws IOException {
    return NodeName.in(home);
  }

  @Bean(destroyMethod = "close")
  @ConditionalOnProperty("hub.database.embedded")
  EmbeddedDatabase embeddedDatabase(StoreProperties properties, HomeDirectory home) throws IOException {
    var programs = properties.database().programs();
    return EmbeddedDatabase.start(home.resolve("postgres"), programs.isEmpty() ? home.resolve("postgres-binaries") : Path.of(programs),
        properties.database().port());
  }

  /** The hub's tables live in a schema of their own. */
  @Bean(destroyMethod = "close")
  @Primary
  @ConditionalOnProperty("hub.database.embedded")
  HikariDataSource embeddedDataSource(EmbeddedDatabase database, Environment environment) throws SQLException {
    return durable(pool(database.jdbcUrl(), "postgres", "postgres", environment));
  }

  @Bean(destroyMethod = "close")
  @Primary
  @ConditionalOnProperty(name = "hub.database.embedded", havingValue = "false", matchIfMissing = true)
  HikariDataSource externalDataSource(DataSourceProperties properties, Environment environment) throws SQLException {
    return durable(pool(properties.determineUrl(), properties.determineUsername(), properties.determinePassword(), environment));
  }

  private static HikariDataSource pool(String url, String user, String password, Environment environment) {
    var pool = new HikariDataSource();
    pool.setPoolName("hub");
    pool.setJdbcUrl(url);
    pool.setUsername(user);
    pool.setPassword(password);
    pool.setSchema("hub");
    pool.setMaximumPoolSize(environment.getProperty("spring.datasource.hikari.maximum-pool-size", Integer.class, 32));
    pool.setMinimumIdle(environment.getProperty("spring.datasource.hikari.minimum-idle", Integer.class, 4));
    pool.setConnectionTimeout(10_000);
    pool.addDataSourceProperty("reWriteBatchedInserts", "true");
    pool.addDataSourceProperty("prepareThreshold", "1");
    pool.addDataSourceProperty("preparedStatementCacheQueries", "512");
    pool.addDataSourceProperty("ApplicationName", "belrai-hub");
    // values of a failing row must not reach a log
    pool.addDataSourceProperty("logServerErrorDetail", "false");
    return pool;
  }

  private static HikariDataSource durable(HikariDataSource pool) throws SQLException {
    List<String> problems = DurabilityProof.problems(pool);
    if (!problems.isEmpty()) {
      pool.close();
      throw new IllegalStateException(String.join("; ", problems));
    }
    return pool;
  }

  @Bean
  DataKeyRing dataKeys(StoreProperties properties, HomeDirectory home) {
    StoreProperties.DataKeySource source = properties.dataKeys();
    if (!source.value().isEmpty()) {
      return new DataKeyRing(DataKeys.parse(source.value()), null);
    }
    Path file = source.file().isEmpty() ? home.resolve("data-keys") : Path.of(source.file());
    return new DataKeyRing(source.create() ? DataKeys.readOrCreate(file) : DataKeys.read(file), file);
  }

  @Bean
  FieldCipher fieldCipher(DataKeyRing keys) {
    return keys.cipher();
  }

  @Bean
  KeyedHash keyedHash(DataKeyRing keys) {
    return keys.hashes();
  }

  /** Joins a running transaction or starts one. */
  @Bean
  @Primary
  TransactionTemplate transaction(PlatformTransactionManager manager) {
    return new TransactionTemplate(manager);
  }

  /** Always a new transaction, for what must be kept when the other is undone. */
  @Bean
  TransactionTemplate ownTransaction(PlatformTransactionManager manager) {
    var template = new TransactionTemplate(manager);
    template.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    return template;
  }
}
