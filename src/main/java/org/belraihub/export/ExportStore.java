package org.belraihub.export;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.belraihub.access.Caller;
import org.belraihub.access.Claims;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;
import org.belraihub.request.Frame;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** Exports and the pieces of their files. Every method runs in the caller's transaction. */
class ExportStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String EXPORT = "organisation_export";
  private static final String PART = "organisation_export_part";

  /** Who asked, as it is kept. */
  private record Asker(String insz, String role, String organisation, String software) {

    static Asker of(Caller caller) {
      return new Asker(caller.user().insz().digits(), caller.role().name(), caller.hco(), caller.software());
    }

    Claims claims() {
      return new Claims(Insz.of(insz), Role.valueOf(role), new HcoNumber(organisation), software);
    }

    @Override
    public String toString() {
      return "Asker at " + organisation;
    }
  }

  /**
   * An export to be made.
   *
   * @param id        its number
   * @param report    what it shall hold
   * @param claims    who asked
   * @param requestId of the request
   * @param doneTo    internal id of the last client in the parts
   * @param parts     pieces so far
   * @param giveUpAt  until when a silent source is waited for
   */
  record Order(long id, Report report, Claims claims, String requestId, long doneTo, int parts, Instant giveUpAt) {

    /** Identity of the work in the audit: the request that asked for it. */
    Frame frame() {
      return new Frame(requestId, new byte[0], new byte[0], LocalDate.EPOCH, "export-" + id);
    }
  }

  private final JdbcClient jdbc;
  private final FieldCipher cipher;

  ExportStore(JdbcClient jdbc, FieldCipher cipher) {
    this.jdbc = jdbc;
    this.cipher = cipher;
  }

  /** Who asks for an export of an organisation takes turns until the end of the transaction, on any node. */
  void takeTurn(String organisation) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 262))").param(organisation).query(rows -> { });
  }

  int open(String organisation) {
    return jdbc.sql("select count(*) from organisation_export where organisation = ? and state = 'REQUESTED'").param(organisation)
        .query(Integer.class).single();
  }

  /** How many wait on all organisations, for the metric. */
  long open() {
    return jdbc.sql("select count(*) from organisation_export where state = 'REQUESTED'").query(Long.class).single();
  }

  long add(Caller caller, Report report, String requestId, Instant requested, Instant announced, Instant giveUpAt) {
    return jdbc.sql("""
            insert into organisation_export (organisation, report, state, sealed, requested_by_name, request_id, requested_at, announced_at,
              give_up_at) values (?, ?, 'REQUESTED', ?, ?, ?, ?, ?, ?) returning id""")
        .params(caller.hco(), report.name(), cipher.encrypt(JSON.writeValueAsBytes(Asker.of(caller)), EXPORT), caller.user().name(), requestId,
            Timestamp.from(requested), Timestamp.from(announced), Timestamp.from(giveUpAt))
        .query(Long.class).single();
  }

  Optional<Export> find(String organisation, long id) {
    return jdbc.sql("select * from organisation_export where organisation = ? and id = ?").params(organisation, id)
        .query(ExportStore::export).optional();
  }

  /** Exports of an organisation, newest first. */
  List<Export> page(String organisation, @Nullable Long before, int limit) {
    return jdbc.sql("select * from organisation_export where organisation = ? and id < ? order by id desc limit ?")
        .params(organisation, before == null ? Long.MAX_VALUE : before, limit).query(ExportStore::export).list();
  }

  /** What is to be made, when it still is. */
  Optional<Order> order(long id) {
    return jdbc.sql("select * from organisation_export where id = ? and state = 'REQUESTED'").param(id).query(this::ordered).optional();
  }

  /** Whether it is still to be made and nobody else has gone further; locked until the end of the transaction. */
  boolean lock(Order order) {
    return jdbc.sql("select 1 from organisation_export where id = ? and state = 'REQUESTED' and done_to = ? for update")
        .params(order.id(), order.doneTo()).query(Integer.class).optional().isPresent();
  }

  /** Adds a piece, if there is any, and notes how far the clients are. */
  void advance(Order order, byte[] piece, long doneTo, Instant now) {
    if (piece.length > 0) {
      jdbc.sql("insert into organisation_export_part (export_id, number, sealed) values (?, ?, ?)")
          .params(order.id(), order.parts() + 1, cipher.encrypt(piece, PART)).update();
    }
    jdbc.sql("update organisation_export set done_to = ?, parts = ?, size = size + ?, announced_at = ? where id = ?")
        .params(doneTo, order.parts() + (piece.length > 0 ? 1 : 0), piece.length, Timestamp.from(now), order.id()).update();
  }

  void succeeded(long id, Instant at, Instant lapses) {
    jdbc.sql("update organisation_export set state = 'SUCCESSFUL', finished_at = ?, lapses_at = ? where id = ? and state = 'REQUESTED'")
        .params(Timestamp.from(at), Timestamp.from(lapses), id).update();
  }

  /** Whether it was to be made until now; nothing is left of its file. */
  boolean failed(long id, String code, Instant at) {
    boolean mine = jdbc.sql("""
            update organisation_export set state = 'FAILED', code = ?, finished_at = ?, parts = 0, size = 0
            where id = ? and state = 'REQUESTED'""")
        .params(code, Timestamp.from(at), id).update() == 1;
    if (mine) {
      erase(id);
    }
    return mine;
  }

  /** Exports whose week is over at {@code now}, their files erased; those that another node erases are left to it. */
  List<Long> lapse(Instant now) {
    List<Long> lapsed = jdbc.sql("""
            update organisation_export set state = 'LAPSED' where id in (select id from organisation_export
              where state = 'SUCCESSFUL' and lapses_at < ? order by id limit 100 for update skip locked) returning id""")
        .param(Timestamp.from(now)).query(Long.class).list();
    lapsed.forEach(this::erase);
    return lapsed;
  }

  private void erase(long id) {
    jdbc.sql("delete from organisation_export_part where export_id = ?").param(id).update();
  }

  Optional<byte[]> part(long id, int number) {
    return jdbc.sql("select sealed from organisation_export_part where export_id = ? and number = ?").params(id, number)
        .query(byte[].class).optional().map(sealed -> cipher.decrypt(sealed, PART));
  }

  /** Exports that are to be made and that nobody has worked on since {@code before}; noted as announced. */
  List<Long> toAnnounce(Instant now, Instant before) {
    return jdbc.sql("update organisation_export set announced_at = ? where state = 'REQUESTED' and announced_at < ? returning id")
        .params(Timestamp.from(now), Timestamp.from(before)).query(Long.class).list();
  }

  private Order ordered(ResultSet row, int number) throws SQLException {
    return new Order(row.getLong("id"), Report.valueOf(row.getString("report")),
        JSON.readValue(cipher.decrypt(row.getBytes("sealed"), EXPORT), Asker.class).claims(), row.getString("request_id"),
        row.getLong("done_to"), row.getInt("parts"), row.getTimestamp("give_up_at").toInstant());
  }

  private static Export export(ResultSet row, int number) throws SQLException {
    return new Export(row.getLong("id"), Report.valueOf(row.getString("report")), ExportState.valueOf(row.getString("state")),
        row.getString("requested_by_name"), row.getTimestamp("requested_at").toInstant(), instant(row.getTimestamp("finished_at")),
        instant(row.getTimestamp("lapses_at")), row.getString("code"), row.getInt("parts"), row.getLong("size"));
  }

  private static @Nullable Instant instant(@Nullable Timestamp timestamp) {
    return timestamp == null ? null : timestamp.toInstant();
  }
}
