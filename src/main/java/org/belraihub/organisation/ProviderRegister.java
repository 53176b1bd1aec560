package org.belraihub.organisation;

import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import org.belraihub.crypto.FieldCipher;
import org.belraihub.crypto.KeyedHash;
import org.belraihub.person.Insz;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

/** Care providers by internal id, so that rows and audit need no national number. Ids never change, so they are remembered. */
public class ProviderRegister {

  private static final String PURPOSE = "provider";

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final KeyedHash hashes;
  private final ConcurrentMap<Insz, Long> known = new ConcurrentHashMap<>();

  private final TransactionOperations ownTransaction;

  /** A register on the hub's database; {@code ownTransaction} starts a new transaction even inside another. */
  public ProviderRegister(JdbcClient jdbc, FieldCipher cipher, KeyedHash hashes, TransactionOperations ownTransaction) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.hashes = hashes;
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
    Optional<Long> found = find(provider);
    if (found.isPresent()) {
      return found.get();
    }
    String[] all = hashes.candidates(provider.digits(), PURPOSE).stream().sorted().toArray(String[]::new);
    long id = jdbc.sql("select nextval('provider_seq')").query(Long.class).single();
    int made = jdbc.sql("insert into provider (hash, id, sealed) select unnest(?), ?, ? on conflict (hash) do nothing")
        .params(all, id, cipher.encryptText(provider.digits(), PURPOSE))
        .update();
    if (made < all.length) {
      jdbc.sql("delete from provider where id = ?").param(id).update();
    }
    return find(provider).orElseThrow(() -> new IllegalStateException("a provider that was just stored is there"));
  }

  /** The number of a provider, for messages to partners. */
  public Insz inszOf(long id) {
    byte[] sealed = jdbc.sql("select sealed from provider where id = ? limit 1").param(id).query(byte[].class).single();
    return Insz.of(cipher.decryptText(sealed, PURPOSE));
  }

  /** The id of a provider who acted before. */
  public Optional<Long> find(Insz provider) {
    return jdbc.sql("select distinct id from provider where hash in (:hashes)").param("hashes", hashes.candidates(provider.digits(), PURPOSE))
        .query(Long.class).optional();
  }
}
