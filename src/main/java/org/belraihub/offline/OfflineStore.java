package org.belraihub.offline;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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

  /** An item as it came. */
  record Arrived(long upload, int position, String itemId, byte[] clear) {
  }

  /** A line to be processed, and whose it is; its sealed bytes tell it from the same line at another time. */
  record Stored(long upload, int position, String itemId, byte[] sealed, byte[] clear, Uploader uploader) {

    @Override
    public String toString() {
      return "Stored " + upload + "-" + position;
    }
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

  /** Whoever sends the same file at the same time waits for the end of the transaction that was first. */
  Upload begin(String fileName, byte[] sha256, Uploader uploader, Instant now) {
    Optional<Long> fresh = client.sql("""
            insert into offline_upload (organisation, file_name, sha256, sealed, items, received_at, announced_at)
            values (?, ?, ?, ?, 0, ?, ?) on conflict (organisation, sha256) do nothing returning id""")
        .params(uploader.organisation(), fileName, sha256, sealed(uploader), Timestamp.from(now), Timestamp.from(now))
        .query(Long.class).optional();
    return fresh.map(id -> new Upload(id, 0, true)).orElseGet(() ->
        client.sql("select id, items from offline_upload where organisation = ? and sha256 = ? for update").params(uploader.organisation(), sha256)
            .query((row, number) -> new Upload(row.getLong("id"), row.getInt("items"), false)).single());
  }

  private byte[] sealed(Uploader uploader) {
    return cipher.encrypt(JSON.writeValueAsBytes(uploader), UPLOAD);
  }

  void add(List<Arrived> lines) {
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

  /** Places of the items that ended in an error. */
  Set<Integer> errors(long upload) {
    return client.sql("select position from offline_line where upload_id = ? and state = 'ERROR'").param(upload).query(Integer.class).set();
  }

  /** Items that ended in an error are to be processed once more, for whoever sent them again. */
  void again(List<Arrived> lines, Uploader sender) {
    byte[] sealed = sealed(sender);
    jdbc.batchUpdate("""
        update offline_line set sealed = ?, sender = ?, state = 'STORED', code = null, places = null
        where upload_id = ? and position = ? and state = 'ERROR'""", lines, Math.max(1, lines.size()), (statement, line) -> {
          statement.setBytes(1, cipher.encrypt(line.clear(), LINE));
          statement.setBytes(2, sealed);
          statement.setLong(3, line.upload());
          statement.setInt(4, line.position());
        });
  }

  /** There is something to do again for an upload that may have been done. */
  void reopen(long upload, Instant now) {
    client.sql("update offline_upload set done_at = null, tries = 0, announced_at = ? where id = ?").params(Timestamp.from(now), upload).update();
  }

  /** How often an upload that is not done was tried; empty when it is done. */
  Optional<Integer> tries(long upload) {
    return client.sql("select tries from offline_upload where id = ? and done_at is null").param(upload).query(Integer.class).optional();
  }

  /** The next line after a place that nobody works on, locked. */
  Optional<Stored> next(long upload, int after) {
    return client.sql("""
            select l.*, coalesce(l.sender, u.sealed) as uploader from offline_line l join offline_upload u on u.id = l.upload_id
            where l.upload_id = ? and l.position > ? and l.state = 'STORED' order by l.position limit 1 for update of l skip locked""")
        .params(upload, after).query((row, number) -> new Stored(row.getLong("upload_id"), row.getInt("position"), row.getString("item_id"),
            row.getBytes("sealed"), cipher.decrypt(row.getBytes("sealed"), LINE),
            JSON.readValue(cipher.decrypt(row.getBytes("uploader"), UPLOAD), Uploader.class))).optional();
  }

  /** A line has its outcome; its content goes. Unless it has come again meanwhile, or was written with another key: that stays to be done. */
  void end(Stored line, OfflineOutcome outcome) {
    client.sql("""
            update offline_line set state = ?, reference = ?, code = ?, places = ?, sealed = ''::bytea, sender = null
            where upload_id = ? and position = ? and state = 'STORED' and sealed = ?""")
        .params(Arrays.asList(outcome.state(), outcome.reference(), outcome.code(), String.join("\n", outcome.places()), line.upload(),
            line.position(), line.sealed())).update();
  }

  /**
   * Whether an upload has nothing left to process, which then is noted. Its row is locked before its lines are looked at: whoever sends the
   * same file again holds it until his lines are there to be seen.
   */
  boolean endIfDone(long upload, Instant now) {
    client.sql("select id from offline_upload where id = ? for update").param(upload).query(Long.class).optional();
    return client.sql("""
            update offline_upload set done_at = ? where id = ? and done_at is null
              and not exists (select from offline_line where upload_id = ? and state = 'STORED')""")
        .params(Timestamp.from(now), upload, upload).update() > 0;
  }

  /** What is left of an upload is to be announced again after some time, counted as one more try. */
  void postpone(long upload, Instant announced) {
    client.sql("update offline_upload set tries = tries + 1, announced_at = ? where id = ? and done_at is null")
        .params(Timestamp.from(announced), upload).update();
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
