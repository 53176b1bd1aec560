package org.belraihub.keys;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.belraihub.audit.AuditTrail;
import org.belraihub.crypto.DataKeyRing;
import org.belraihub.crypto.DataKeys;
import org.belraihub.organisation.ProviderRegister;
import org.belraihub.person.PersonRegister;
import org.belraihub.testing.TestDatabase;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** A node as far as rotation needs one: a ring on a key file, and registers and a rotation on the hub's schema. */
final class RotationStage {

  final DataKeyRing ring;
  final JdbcClient jdbc;
  final TransactionTemplate transaction;
  final PersonRegister persons;
  final ProviderRegister providers;
  final KeyRotation rotation;

  RotationStage(String database, Path keyFile) {
    var source = TestDatabase.source(database, "hub");
    var manager = new DataSourceTransactionManager(source);
    var own = new TransactionTemplate(manager);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    var clock = SystemClock.ofMachine();
    this.ring = new DataKeyRing(DataKeys.readOrCreate(keyFile), keyFile);
    this.jdbc = JdbcClient.create(source);
    this.transaction = new TransactionTemplate(manager);
    this.persons = new PersonRegister(jdbc, ring.cipher(), ring.hashes(), clock);
    this.providers = new ProviderRegister(jdbc, ring.cipher(), ring.hashes(), own);
    this.rotation = new KeyRotation(jdbc, transaction, ring, new AuditTrail(new JdbcTemplate(source), own, clock), clock, Duration.ZERO);
  }

  /** One row in every sealed column that the registers do not fill; foreign keys are not what this is about. */
  void fillOtherColumns(int rows) {
    transaction.executeWithoutResult(status -> {
      jdbc.sql("set local session_replication_role = replica").update();
      for (int i = 0; i < rows; i++) {
        fill("insert into organisation (hco, content, imported_at, imported_by) values (?, ?, now(), 'test')", "organisation", "1000" + i);
        fill("insert into draft_module (draft_id, module, sealed, version) values (?::bigint, 'A', ?, 0)", "draft_module", "" + i);
        fill("insert into assessment_snapshot (assessment_id, answers, comments, digest) values (?::bigint, '{}', ?, '')",
            "assessment_snapshot", "" + i);
        fill("insert into request (organisation, request_id, operation, digest, answer, answered_at) values ('1', ?, 'x', '', ?, now())",
            "request", "r" + i);
        fill("insert into delivery_payload (delivery_id, sealed, rendered_at) values (?::bigint, ?, now())", "delivery_payload", "" + i);
        fill("insert into offline_line (upload_id, position, item_id, sealed, state) values (?::bigint, 1, 'i', ?, 'STORED')", "offline_line", "" + i);
        fill("update offline_line set item_id = ?, sender = ? where sender is null", "offline_upload", "i" + i);
        fill("""
            insert into ebms_outgoing (message_id, cpa_id, conversation_id, service, action, business_key, state, created_at, time_to_live,
              max_attempts, retry_interval_ms, ack_requested, ack_signed, payload_digest, signed_references, content_type, message)
            values (?, 'c', 'c', 's', 'a', md5(random()::text), 'SENT', now(), now(), 1, 1, true, true, '', '', '', ?)""", "ebms", "m" + i);
      }
      jdbc.sql("insert into ebms_chunk (owner, message_id, number, sealed) select '', message_id, 2, message from ebms_outgoing").update();
      jdbc.sql("update ebms_outgoing set acknowledgment = message").update();
      jdbc.sql("""
          insert into ebms_incoming (sender, message_id, cpa_id, conversation_id, service, action, received_at, content_digest, content_type,
            message, acknowledgment) select 's', message_id, 'c', 'c', 's', 'a', now(), '', '', message, message from ebms_outgoing""").update();
    });
  }

  private void fill(String insert, String purpose, String key) {
    jdbc.sql(insert).params(key, ring.cipher().encryptText("content " + key, purpose)).update();
  }

  /** Values of a column that the current key did not seal, or that do not open. */
  long left(SealedColumn column) {
    List<byte[]> values = jdbc.sql("select " + column.name() + " from " + column.table() + " where " + column.name() + " is not null")
        .query(byte[].class).list();
    return values.stream().filter(value -> !ring.cipher().isCurrent(value) || ring.cipher().decrypt(value, column.purpose()).length == 0).count();
  }
}
