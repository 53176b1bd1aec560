package org.belraihub.instrument;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

/**
 * The answers of an assessment: item code to value, as text as on the wire. Immutable; iteration follows the item codes, so the
 * same answers always give the same {@link #canonical() text to digest}, whatever order they came in.
 *
 * <p>Kept as two arrays and a small index instead of a map: scoring a population is bound by memory, and this is an eighth of it.
 */
public final class Answers {

  private static final Answers NONE = new Answers(new String[0], new String[0]);
  private static final String[] DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toArray(String[]::new);

  private final String[] items;
  private final String[] values;
  private final byte[] digits;
  private final short[] index;

  private Answers(String[] items, String[] values) {
    this.items = items;
    this.values = values;
    this.index = new short[Math.max(4, Integer.highestOneBit(Math.max(1, items.length)) * 4)];
    this.digits = new byte[items.length];
    for (int i = 0; i < items.length; i++) {
      digits[i] = (byte) (isDigit(values[i]) ? values[i].charAt(0) - '0' : -1);
      int at = spread(items[i]);
      while (index[at] != 0) {
        at = at + 1 & index.length - 1;
      }
      index[at] = (short) (i + 1);
    }
  }

  /** No answers. */
  public static Answers none() {
    return NONE;
  }

  /**
   * From item codes and values; blank values are kept for validation to refuse.
   *
   * @throws NullPointerException     for a null value
   * @throws IllegalArgumentException for more than 10,000 answers
   */
  public static Answers of(Map<String, String> given) {
    if (given.size() > 10_000) {
      throw new IllegalArgumentException("more than 10000 answers");
    }
    var sorted = new TreeMap<>(given);
    var items = sorted.keySet().toArray(String[]::new);
    var values = new String[items.length];
    for (int i = 0; i < items.length; i++) {
      var value = Objects.requireNonNull(sorted.get(items[i]), items[i]);
      values[i] = isDigit(value) ? DIGITS[value.charAt(0) - '0'] : value;
    }
    return new Answers(items, values);
  }

  private static boolean isDigit(String value) {
    return value.length() == 1 && value.charAt(0) >= '0' && value.charAt(0) <= '9';
  }

  private int spread(String item) {
    int hash = item.hashCode() * 0x9E3779B9;
    return hash >>> 16 & index.length - 1;
  }

  private int find(String item) {
    int at = spread(item);
    for (int i = index[at]; i != 0; i = index[at]) {
      if (items[i - 1].equals(item)) {
        return i - 1;
      }
      at = at + 1 & index.length - 1;
    }
    return -1;
  }

  /** The value given at an item, or null when it was not answered. */
  public @Nullable String get(String item) {
    int found = find(item);
    return found < 0 ? null : values[found];
  }

  /** The number given at an item; NaN when it was not answered or the answer is no number. */
  public double number(String item) {
    int found = find(item);
    if (found < 0) {
      return Double.NaN;
    }
    return digits[found] >= 0 ? digits[found] : parsed(values[found]);
  }

  private static double parsed(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  /** Whether the item was answered. */
  public boolean has(String item) {
    return find(item) >= 0;
  }

  /** Codes of the answered items, in canonical order. */
  public Set<String> items() {
    return asMap().keySet();
  }

  /** Everything, in canonical order; unmodifiable. */
  public Map<String, String> asMap() {
    return new View(this);
  }

  /** Number of answered items. */
  public int size() {
    return items.length;
  }

  /** These answers with others laid over them. */
  public Answers with(Map<String, String> others) {
    var merged = new TreeMap<>(asMap());
    merged.putAll(others);
    return of(merged);
  }

  /** These answers without those of some items. */
  public Answers without(Set<String> unwanted) {
    var rest = new TreeMap<>(asMap());
    rest.keySet().removeAll(unwanted);
    return of(rest);
  }

  /** One unambiguous text for digests: per item {@code code length:value} and a line feed, in canonical order. */
  public String canonical() {
    var text = new StringBuilder(items.length * 12);
    for (int i = 0; i < items.length; i++) {
      text.append(items[i]).append(' ').append(values[i].length()).append(':').append(values[i]).append('\n');
    }
    return text.toString();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Answers answers && Arrays.equals(items, answers.items) && Arrays.equals(values, answers.values);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(items) + Arrays.hashCode(values);
  }

  /** Says how many, never what: answers are health information. */
  @Override
  public String toString() {
    return items.length + " answers";
  }

  /** The answers as a map, without copying them. */
  private static final class View extends AbstractMap<String, String> {

    private final Answers answers;

    View(Answers answers) {
      this.answers = answers;
    }

    @Override
    public @Nullable String get(@Nullable Object key) {
      return key instanceof String item ? answers.get(item) : null;
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
      return key instanceof String item && answers.has(item);
    }

    @Override
    public Set<Entry<String, String>> entrySet() {
      return new AbstractSet<>() {
        @Override
        public Iterator<Entry<String, String>> iterator() {
          return IntStream.range(0, answers.items.length).mapToObj(i -> Map.entry(answers.items[i], answers.values[i])).iterator();
        }

        @Override
        public int size() {
          return answers.items.length;
        }
      };
    }
  }
}
