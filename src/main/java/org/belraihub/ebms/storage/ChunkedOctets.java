package org.belraihub.ebms.storage;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import org.belraihub.ebms.message.Octets;
import org.jspecify.annotations.Nullable;

/**
 * Octets of a message in the database, sealed chunk by chunk: the first chunk stands in the row of the message, those after it in
 * {@code ebms_chunk}. So neither storing nor reading ever needs a large message as a whole.
 */
public final class ChunkedOctets {

  /** Octets of one chunk before it is sealed. */
  public static final int CHUNK = 1024 * 1024;

  private final Transactions transactions;
  private final AtRest atRest;

  /** Sealed by the application's keys. */
  public ChunkedOctets(Transactions transactions, AtRest atRest) {
    this.transactions = transactions;
    this.atRest = atRest;
  }

  /** The first chunk, for the row of the message. */
  public byte[] first(Octets octets) {
    return atRest.seal(octets.length() <= CHUNK ? octets.bytes() : octets.slice(0, CHUNK).bytes());
  }

  /** Stores the chunks after the first in the caller's transaction; nothing to do for a small message. */
  public void insertRest(Connection connection, String owner, String messageId, Octets octets) throws SQLException {
    if (octets.length() <= CHUNK) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO ebms_chunk (owner, message_id, number, sealed) VALUES (?, ?, ?, ?)");
        InputStream in = octets.open()) {
      in.skipNBytes(CHUNK);
      int number = 1;
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        insert.setString(1, owner);
        insert.setString(2, messageId);
        insert.setInt(3, number++);
        insert.setBytes(4, atRest.seal(chunk));
        insert.executeUpdate();
      }
    } catch (IOException e) {
      throw new SQLException("a message could not be read while it was stored", e);
    }
  }

  /**
   * What was stored.
   *
   * @param first  the sealed first chunk
   * @param length of the whole; null for a message of one chunk
   */
  public Octets stored(String owner, String messageId, byte[] first, @Nullable Long length) {
    return length == null || length <= CHUNK ? Octets.of(atRest.open(first)) : new Stored(owner, messageId, first, 0, length);
  }

  private byte[] chunk(String owner, String messageId, int number) {
    return transactions.alone(connection -> {
      try (PreparedStatement select =
          connection.prepareStatement("SELECT sealed FROM ebms_chunk WHERE owner = ? AND message_id = ? AND number = ?")) {
        select.setString(1, owner);
        select.setString(2, messageId);
        select.setInt(3, number);
        try (ResultSet row = select.executeQuery()) {
          if (!row.next()) {
            throw new SQLException("chunk " + number + " of a message is not there");
          }
          return atRest.open(row.getBytes(1));
        }
      }
    });
  }

  private final class Stored implements Octets {

    private final String owner;
    private final String messageId;
    private final byte[] first;
    private final long from;
    private final long to;

    Stored(String owner, String messageId, byte[] first, long from, long to) {
      this.owner = owner;
      this.messageId = messageId;
      this.first = first;
      this.from = from;
      this.to = to;
    }

    @Override
    public long length() {
      return to - from;
    }

    @Override
    public Octets slice(long begin, long end) {
      return new Stored(owner, messageId, first, from + begin, from + end);
    }

    @Override
    public InputStream open() {
      return new Reading();
    }

    @Override
    public String toString() {
      return length() + " octets";
    }

    private final class Reading extends InputStream {

      private long at = from;
      private long loaded = -1;
      private byte[] chunk = {};

      @Override
      public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
      }

      @Override
      public int read(byte[] target, int offset, int wanted) {
        if (at >= to) {
          return wanted == 0 ? 0 : -1;
        }
        long number = at / CHUNK;
        if (number != loaded) {
          chunk = number == 0 ? atRest.open(first) : chunk(owner, messageId, (int) number);
          loaded = number;
        }
        int begin = (int) (at - number * CHUNK);
        int count = (int) Math.min(Math.min(wanted, chunk.length - begin), to - at);
        System.arraycopy(chunk, begin, target, offset, count);
        at += count;
        return count;
      }
    }
  }
}
