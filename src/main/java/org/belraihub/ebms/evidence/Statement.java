package org.belraihub.ebms.evidence;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

import org.belraihub.ebms.message.MessageId;
import org.belraihub.ebms.signature.DigestAlgorithm;

/**
 * The business messages of one direction under one agreement whose own timestamps lie on one UTC day. Sender and receiver count the same
 * messages on the same day and know each by the digest over its payloads, so that two statements can be compared line by line.
 *
 * @param cpaId   the agreement
 * @param sender  party id of who sent them
 * @param side    whose statement it is
 * @param day     in UTC
 * @param entries by message id
 */
public record Statement(String cpaId, String sender, Side side, LocalDate day, List<Entry> entries) {

  private static final String TITLE = "ebms-statement 1";

  /** Who states it. */
  public enum Side {
    SENDER, RECEIVER
  }

  /** What the stating side knows of a message. */
  public enum State {
    /** The receiver has it. */
    RECEIVED,
    /** The sender knows that the receiver has it. */
    ACKNOWLEDGED,
    /** The sender is still busy with it. */
    OPEN,
    /** The sender gave it up. */
    FAILED
  }

  /**
   * One message.
   *
   * @param messageId     its id
   * @param timestamp     its own, in milliseconds
   * @param payloadDigest SHA-256 over its payloads, in base64
   * @param state         what is known
   */
  public record Entry(MessageId messageId, Instant timestamp, String payloadDigest, State state) {

    private String line() {
      return state.name().toLowerCase(Locale.ROOT) + ' ' + timestamp + ' ' + payloadDigest + ' ' + messageId.value() + '\n';
    }
  }

  /** Sorts the entries. */
  public Statement {
    entries = entries.stream().sorted(Comparator.comparing(entry -> entry.messageId().value())).toList();
  }

  /** SHA-256 over all entries, in base64. */
  public String digest() {
    return DigestAlgorithm.SHA256.base64(lines().getBytes(StandardCharsets.UTF_8));
  }

  private String lines() {
    var lines = new StringBuilder();
    entries.forEach(entry -> lines.append(entry.line()));
    return lines.toString();
  }

  /** As a text file. */
  public String text() {
    return TITLE + "\nagreement " + cpaId + "\nsender " + sender + "\nside " + side.name().toLowerCase(Locale.ROOT) + "\nday " + day
        + "\nmessages " + entries.size() + "\ndigest " + digest() + "\n\n" + lines();
  }

  /**
   * Reads what {@link #text} wrote.
   *
   * @throws IllegalArgumentException when it is none, or its counts and digest do not fit its lines
   */
  public static Statement parse(String text) {
    List<String> lines = text.lines().toList();
    if (lines.size() < 8 || !lines.get(0).equals(TITLE)) {
      throw new IllegalArgumentException("not a statement");
    }
    try {
      var entries = new ArrayList<Entry>();
      for (String line : lines.subList(8, lines.size())) {
        String[] fields = line.split(" ", 4);
        entries.add(new Entry(new MessageId(fields[3]), Instant.parse(fields[1]), fields[2],
            State.valueOf(fields[0].toUpperCase(Locale.ROOT))));
      }
      var statement = new Statement(field(lines, 1, "agreement"), field(lines, 2, "sender"),
          Side.valueOf(field(lines, 3, "side").toUpperCase(Locale.ROOT)), LocalDate.parse(field(lines, 4, "day")), entries);
      if (!field(lines, 5, "messages").equals(Integer.toString(entries.size())) || !field(lines, 6, "digest").equals(statement.digest())) {
        throw new IllegalArgumentException("its lines were changed: count or digest do not fit them");
      }
      return statement;
    } catch (DateTimeException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a statement", e);
    }
  }

  private static String field(List<String> lines, int number, String name) {
    String line = lines.get(number);
    if (!line.startsWith(name + ' ')) {
      throw new IllegalArgumentException("line " + (number + 1) + " does not say " + name);
    }
    return line.substring(name.length() + 1);
  }
}
