package org.belraihub.ebms.storage;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import org.belraihub.ebms.agreement.Agreement;
import org.belraihub.time.SystemClock;

/** Agreements as they were when messages were exchanged under them: certificates and all, whatever the directory holds today. */
public final class AgreementArchive {

  private final Transactions transactions;
  private final SystemClock clock;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  /** An archive in this database. */
  public AgreementArchive(Transactions transactions, SystemClock clock) {
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Keeps the document, once; in a transaction of its own. */
  public void keep(Agreement agreement) {
    String digest = agreement.document().digest();
    if (known.contains(digest)) {
      return;
    }
    transactions.alone(connection -> {
      try (PreparedStatement insert = connection.prepareStatement(
          "INSERT INTO ebms_agreement (digest, cpa_id, document, first_used_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
        insert.setString(1, digest);
        insert.setString(2, agreement.cpaId());
        insert.setBytes(3, agreement.document().octets());
        insert.setObject(4, clock.now().atOffset(ZoneOffset.UTC));
        return insert.executeUpdate();
      }
    });
    known.add(digest);
  }

  /** The document with this digest. */
  public Optional<byte[]> find(String digest) {
    return transactions.alone(connection -> {
      try (PreparedStatement select = connection.prepareStatement("SELECT document FROM ebms_agreement WHERE digest = ?")) {
        select.setString(1, digest);
        try (ResultSet row = select.executeQuery()) {
          return row.next() ? Optional.of(row.getBytes(1)) : Optional.empty();
        }
      }
    });
  }
}
