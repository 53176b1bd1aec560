package org.belraihub.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.belraihub.crypto.DataKeyRing;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Writes a page of values anew with the current keys. Every method runs in the caller's transaction and locks what it changes. */
class Rewriting {

  /**
   * What a page brought.
   *
   * @param last      key of its last row, as text
   * @param rewritten values written
   * @param more      whether there may be another page
   */
  record Page(String[] last, int rewritten, boolean more) {
  }

  private record KeyColumn(String name, String type) {
  }

  private record Row(String[] key, byte[] sealed) {
  }

  private static final int SIZE = 200;

  private final JdbcClient jdbc;
  private final DataKeyRing ring;

  Rewriting(JdbcClient jdbc, DataKeyRing ring) {
    this.jdbc = jdbc;
    this.ring = ring;
  }

  /** Seals the next values after a key that an old key sealed; null: from the beginning. */
  Page reseal(SealedColumn column, String[] after) {
    List<KeyColumn> key = keyOf(column.table());
    var statement = jdbc.sql("select " + list(key, "%s::text") + ", " + column.name() + " from " + column.table()
            // nothing is sealed yet, or any more, where a row holds no bytes
            + " where case when length(" + column.name() + ") = 0 then false else substring(" + column.name() + " from 3 for get_byte("
            + column.name() + ", 1)) <> convert_to(:current, 'SQL_ASCII') end"
            + (after.length == 0 ? "" : " and (" + list(key, "%s") + ") > (" + parameters(key) + ")")
            + " order by " + list(key, "%s") + " limit " + SIZE + " for update")
        .param("current", ring.keys().current());
    for (int i = 0; i < after.length; i++) {
      statement = statement.param("key" + i, after[i]);
    }
    List<Row> rows = statement.query((result, row) -> new Row(texts(result, key.size()), result.getBytes(key.size() + 1))).list();
    for (Row row : rows) {
      byte[] again = ring.cipher().encrypt(ring.cipher().decrypt(row.sealed, column.purpose()), column.purpose());
      var update = jdbc.sql("update " + column.table() + " set " + column.name() + " = :sealed where (" + list(key, "%s") + ") = ("
          + parameters(key) + ")").param("sealed", again);
      for (int i = 0; i < row.key.length; i++) {
        update = update.param("key" + i, row.key[i]);
      }
      update.update();
    }
    return page(rows, after);
  }

  /** Gives the next rows after a hash their twin under the current hash key. */
  Page rehash(HashedTable table, String[] after) {
    List<Row> rows = jdbc.sql("select hash, sealed from " + table.table() + " where hash not like :current and hash > :after order by hash limit "
            + SIZE + " for update")
        .param("current", ring.keys().currentHash() + ":%").param("after", after.length == 0 ? "" : after[0])
        .query((result, row) -> new Row(new String[] {result.getString(1)}, result.getBytes(2))).list();
    int made = 0;
    for (Row row : rows) {
      String clear = ring.cipher().decryptText(row.sealed, table.purpose());
      made += jdbc.sql("insert into " + table.table() + " (hash, sealed, " + table.others() + ") select :hash, :sealed, " + table.others()
              + " from " + table.table() + " where hash = :old on conflict (hash) do nothing")
          .param("hash", ring.hashes().of(clear, table.purpose())).param("sealed", ring.cipher().encryptText(clear, table.purpose()))
          .param("old", row.key[0]).update();
    }
    Page page = page(rows, after);
    return new Page(page.last, made, page.more);
  }

  /** Deletes rows under old hashes; how many. Only when each has its twin. */
  int dropOldTwins(HashedTable table) {
    return jdbc.sql("delete from " + table.table() + " where hash in (select hash from " + table.table()
        + " where hash not like :current order by hash limit " + SIZE + ")")
        .param("current", ring.keys().currentHash() + ":%").update();
  }

  private static Page page(List<Row> rows, String[] after) {
    return new Page(rows.isEmpty() ? after : rows.get(rows.size() - 1).key, rows.size(), rows.size() == SIZE);
  }

  private static String[] texts(java.sql.ResultSet result, int number) throws java.sql.SQLException {
    var texts = new ArrayList<String>(number);
    for (int i = 1; i <= number; i++) {
      texts.add(result.getString(i));
    }
    return texts.toArray(String[]::new);
  }

  private static String list(List<KeyColumn> key, String form) {
    return key.stream().map(column -> form.formatted(column.name)).collect(Collectors.joining(", "));
  }

  private static String parameters(List<KeyColumn> key) {
    return IntStream.range(0, key.size()).mapToObj(i -> "cast(:key" + i + " as " + key.get(i).type + ")").collect(Collectors.joining(", "));
  }

  private List<KeyColumn> keyOf(String table) {
    return jdbc.sql("""
            select a.attname, format_type(a.atttypid, a.atttypmod) from pg_index i
              join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
            where i.indrelid = cast(? as regclass) and i.indisprimary order by array_position(i.indkey::int2[], a.attnum)""")
        .param(table).query((result, row) -> new KeyColumn(result.getString(1), result.getString(2))).list();
  }
}
