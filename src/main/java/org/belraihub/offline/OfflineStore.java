package org.belraihub.offline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.belraihub.access.Claims;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Uploads, their lines, and the items that became assessments. Every method runs in the caller's transaction. */
class OfflineStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String UPLOAD = "offline_upload";
  private static final String LINE = "offline_line";

  /** Who uploaded, as it is kept. */
  record Uploader(String insz, String role, String organisation, String software, OfflineItem.Added added) {

    Claims claims() {
      return new Claims(Insz.of(insz), Role.valueOf(role), new HcoNumber(organisation), software);
    }

    @Override
    public String toString() {
      return "Uploader at " + organisation;
    }
  }

  /** A line to be processed. */
  record Stored(long upload, int position, String itemId, byte[] clear) {
  }

  private final JdbcTemplate jdbc;
  private final JdbcClient client;
  private final FieldCipher cipher;

  OfflineStore(JdbcTemplate jdbc, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.client = JdbcClient.create(jdbc);
    this.cipher = cipher;
  }

  /** The upload of this very file, made when it is new. */
  record Upload(long id, int items, boolean fresh) {
  }

  Upload begin(String fileName, byte[] sha256, Uploader uploader, Instant now) {
    Optional<Long> fresh = client.sql("""
            insert into offline_upload (organisation, file_name, sha256, sealed, items, received_at, announced_at)
            values (?, ?, ?, ?, 0, ?, ?) on conflict (organisation, sha256) do nothing returning id""")
        .params(uploader.organisation(), fileName, sha256, cipher.encrypt(JSON.writeValueAsBytes(uploader), UPLOAD), Timestamp.from(now),
            Timestamp.from(now))
        .query(Long.class).optional();
    return fresh.map(id -> new Upload(id, 0, true)).orElseGet(() ->
        client.sql("select id, items from offline_upload where organisation = ? and sha256 = ?").params(uploader.organisation(), sha256)
            .query((row, number) -> new Upload(row.getLong("id"), row.getInt("items"), false)).single());
  }

  void add(List<Stored> lines) {
    jdbc.batchUpdate("insert into offline_line (upload_id, position, item_id, sealed, state) values (?, ?, ?, ?, 'STORED')", lines, lines.size(),
        (statement, line) -> {
          statement.setLong(1, line.upload());
          statement.setInt(2, line.position());
          statement.setString(3, line.itemId());
          statement.setBytes(4, cipher.encrypt(line.clear(), LINE));
        });
  }

  void whole(long upload, int items) {
    client.sql("update offline_upload set items = ? where id = ?").params(items, upload).update();
  }

  Optional<Uploader> uploader(long upload) {
    return client.sql("select sealed from offline_upload where id = ? and done_at is null").param(upload).query(byte[].class).optional()
        .map(sealed -> JSON.readValue(cipher.decrypt(sealed, UPLOAD), Uploader.class));
  }

  /** The next line that nobody works on, locked. */
  Optional<Stored> next(long upload) {
    return client.sql("""
            select * from offline_line where upload_id = ? and state = 'STORED' order by position limit 1 for update skip locked""")
        .param(upload).query((row, number) -> new Stored(row.getLong("upload_id"), row.getInt("position"), row.getString("item_id"),
            cipher.decrypt(row.getBytes("sealed"), LINE))).optional();
  }

  /** A line has its outcome; its content goes. */
  void end(Stored line, OfflineOutcome outcome) {
    client.sql("""
            update offline_line set state = ?, reference = ?, code = ?, places = ?, sealed = ''::bytea
            where upload_id = ? and position = ? and state = 'STORED'""")
        .params(Arrays.asList(outcome.state(), outcome.reference(), outcome.code(), String.join("\n", outcome.places()), line.upload(),
            line.position())).update();
  }

  /** Whether an upload has nothing left to process, which then is noted. */
  void endIfDone(long upload, Instant now) {
    client.sql("""
            update offline_upload set done_at = ? where id = ? and done_at is null
              and not exists (select from offline_line where upload_id = ? and state = 'STORED')""")
        .params(Timestamp.from(now), upload, upload).update();
  }

  /** Uploads that are not done and were not announced lately; noted as announced. */
  List<Long> toAnnounce(Instant now, Instant before) {
    return client.sql("update offline_upload set announced_at = ? where done_at is null and announced_at < ? returning id")
        .params(Timestamp.from(now), Timestamp.from(before)).query(Long.class).list();
  }

  /** Uploads of the same item take their turns, on any node. */
  void takeTurn(String itemId) {
    client.sql("select pg_advisory_xact_lock(hashtextextended(?, 251))").param(itemId).query(rows -> { });
  }

  /** What an item became. */
  record Registered(String organisation, String reference) {
  }

  Optional<Registered> registered(String itemId) {
    return client.sql("select organisation, reference from offline_item where item_id = ?").param(itemId).query(Registered.class).optional();
  }

  void register(String itemId, String organisation, String reference, Instant now) {
    client.sql("insert into offline_item (item_id, organisation, reference, uploaded_at) values (?, ?, ?, ?)")
        .params(itemId, organisation, reference, Timestamp.from(now)).update();
  }

  Optional<OfflineProgress> progress(long upload, String organisation, @Nullable Integer after, int limit) {
    List<OfflineProgress.Line> lines = client.sql("select * from offline_line where upload_id = ? and position > ? order by position limit ?")
        .params(upload, after == null ? 0 : after, limit).query(OfflineStore::line).list();
    return client.sql("""
            select u.id, u.items, u.done_at is not null as done,
              (select count(*) from offline_line l where l.upload_id = u.id and l.state = 'UPLOADED') as uploaded,
              (select count(*) from offline_line l where l.upload_id = u.id and l.state = 'ERROR') as errors
            from offline_upload u where u.id = ? and u.organisation = ?""")
        .params(upload, organisation)
        .query((row, number) -> new OfflineProgress(row.getLong("id"), row.getInt("items"), row.getInt("uploaded"), row.getInt("errors"),
            row.getBoolean("done"), lines)).optional();
  }

  private static OfflineProgress.Line line(ResultSet row, int number) throws SQLException {
    String places = row.getString("places");
    return new OfflineProgress.Line(row.getInt("position"), row.getString("item_id"), new OfflineOutcome(row.getString("state"),
        row.getString("reference"), row.getString("code"), places == null || places.isEmpty() ? List.of() : List.of(places.split("\n"))));
  }
}
