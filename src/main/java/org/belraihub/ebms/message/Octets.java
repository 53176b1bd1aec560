package org.belraihub.ebms.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Octets that may be too many for the heap: in an array, in a file, or in chunks of a database. Reading may be repeated and never changes
 * them. A failure of what lies beneath is an {@link UncheckedIOException}.
 */
public interface Octets {

  /** What {@link #bytes} gives at most: more than this is read as a stream or not at all. */
  int LARGEST_ARRAY = 64 * 1024 * 1024;

  /** How many. */
  long length();

  /** From the first to the last. */
  InputStream open();

  /** Those from one position up to another, without copying. */
  Octets slice(long from, long to);

  /**
   * All at once; not to be changed.
   *
   * @throws IllegalStateException when there are more than {@link #LARGEST_ARRAY}
   */
  default byte[] bytes() {
    if (length() > LARGEST_ARRAY) {
      throw new IllegalStateException(length() + " octets are not read at once");
    }
    try (InputStream in = open()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Those of an array, which is not copied. */
  static Octets of(byte[] array) {
    return new ArrayOctets(array, 0, array.length);
  }

  /** One after the other. */
  static Octets joined(List<Octets> pieces) {
    return new JoinedOctets(List.copyOf(pieces));
  }

  /**
   * In the heap.
   *
   * @param array  holds them
   * @param from   first
   * @param count how many
   */
  record ArrayOctets(byte[] array, int from, int count) implements Octets {

    @Override
    public long length() {
      return count;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(array, from, count);
    }

    @Override
    public Octets slice(long begin, long end) {
      return new ArrayOctets(array, Math.toIntExact(from + begin), Math.toIntExact(end - begin));
    }

    @Override
    public byte[] bytes() {
      return from == 0 && count == array.length ? array : Arrays.copyOfRange(array, from, from + count);
    }

    @Override
    public String toString() {
      return count + " octets";
    }
  }

  /**
   * Of several pieces.
   *
   * @param pieces in order
   */
  record JoinedOctets(List<Octets> pieces) implements Octets {

    @Override
    public long length() {
      return pieces.stream().mapToLong(Octets::length).sum();
    }

    @Override
    public InputStream open() {
      return new SequenceInputStream(Collections.enumeration(pieces.stream().map(Octets::open).toList()));
    }

    @Override
    public Octets slice(long from, long to) {
      var found = new ArrayList<Octets>();
      long start = 0;
      for (Octets piece : pieces) {
        long begin = Math.max(from - start, 0);
        long end = Math.min(to - start, piece.length());
        if (begin < end) {
          found.add(piece.slice(begin, end));
        }
        start += piece.length();
      }
      return new JoinedOctets(List.copyOf(found));
    }

    @Override
    public String toString() {
      return length() + " octets";
    }
  }
}
