package org.belraihub.organisation;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.belraihub.person.Insz;
import org.belraihub.store.Sealing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Care providers by internal id, so that rows and audit need no national number. Ids never change, so they are remembered. */
public class ProviderRegister {

  private final JdbcClient jdbc;
  private final Sealing sealing;
  private final ConcurrentMap<Insz, Long> known = new ConcurrentHashMap<>();

  private final TransactionOperations ownTransaction;

  /** A register on the hub's database; {@code ownTransaction} starts a new transaction even inside another. */
  public ProviderRegister(JdbcClient jdbc, Sealing sealing, TransactionOperations ownTransaction) {
    this.jdbc = jdbc;
    this.sealing = sealing;
    this.ownTransaction = ownTransaction;
  }

  /** The id of a provider, made at the first sight, in a transaction of its own because it is remembered. */
  public long idOf(Insz provider) {
    Long id = known.get(provider);
    if (id == null) {
      id = ownTransaction.execute(status -> findOrCreate(provider));
      known.put(provider, id);
    }
    return id;
  }

  private long findOrCreate(Insz provider) {
    for (Sealing.KeyedHash hash : sealing.hashes(provider.digits())) {
      Optional<Long> found = find(hash);
      if (found.isPresent()) {
        return found.get();
      }
    }
    Sealing.KeyedHash hash = sealing.hash(provider.digits());
    jdbc.sql("insert into provider (hash, hash_key, sealed) values (?, ?, ?) on conflict (hash) do nothing")
        .params(hash.hash(), hash.keyId(), sealing.seal(provider.digits().getBytes(StandardCharsets.US_ASCII)))
        .update();
    return find(hash).orElseThrow(() -> new IllegalStateException("a provider that was just stored is there"));
  }

  private Optional<Long> find(Sealing.KeyedHash hash) {
    return jdbc.sql("select id from provider where hash = ?").param(hash.hash()).query(Long.class).optional();
  }
}
