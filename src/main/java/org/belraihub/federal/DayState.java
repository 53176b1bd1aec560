package org.belraihub.federal;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

/**
 * What one side holds of the assessments that one platform closed on one day and shares now; two sides agree when count and digest are the same.
 *
 * @param date    Belgian date of the close
 * @param count   how many
 * @param digest  SHA-256 over one line per assessment, ordered by reference
 * @param entries each of them, when they were asked for
 */
public record DayState(LocalDate date, long count, String digest, List<Entry> entries) {

  /** One assessment: its last sequence number and the digest of its content. */
  public record Entry(String reference, long sequence, String contentDigest) {

    String line() {
      return reference + ' ' + sequence + ' ' + contentDigest + '\n';
    }
  }

  /** Copies the list. */
  public DayState {
    entries = List.copyOf(entries);
  }

  /** The state that these assessments make. */
  public static DayState of(LocalDate date, List<Entry> entries, boolean named) {
    var ordered = new ArrayList<>(entries);
    ordered.sort(Comparator.comparing(Entry::reference));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      ordered.forEach(entry -> digest.update(entry.line().getBytes(StandardCharsets.UTF_8)));
      return new DayState(date, ordered.size(), HexFormat.of().formatHex(digest.digest()), named ? ordered : List.of());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  /** The state of a day of which a side holds nothing. */
  public static DayState empty(LocalDate date) {
    return of(date, List.of(), false);
  }

  /** Whether both sides hold the same. */
  public boolean agreesWith(DayState other) {
    return count == other.count && digest.equals(other.digest);
  }
}
