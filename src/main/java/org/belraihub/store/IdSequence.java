package org.belraihub.store;

import org.springframework.jdbc.core.JdbcOperations;

/** Ids from a database sequence, fetched in blocks, so that most cost no round trip. Ids of a block that a stopped node left are skipped. */
public final class IdSequence {

  private final JdbcOperations jdbc;
  private final String sequence;
  private final int block;
  private long next;
  private long end;

  /** Ids of a sequence whose increment is {@code block}. */
  public IdSequence(JdbcOperations jdbc, String sequence, int block) {
    this.jdbc = jdbc;
    this.sequence = sequence;
    this.block = block;
  }

  /** A new id. */
  public synchronized long next() {
    if (next >= end) {
      Long start = jdbc.queryForObject("select nextval('" + sequence + "')", Long.class);
      if (start == null) {
        throw new IllegalStateException("sequence " + sequence + " gave nothing");
      }
      next = start;
      end = start + block;
    }
    return next++;
  }
}
