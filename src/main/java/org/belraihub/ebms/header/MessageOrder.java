package org.belraihub.ebms.header;

/**
 * eb:MessageOrder.
 *
 * @param sequenceNumber 0 to 99999999
 * @param reset          whether the numbering starts anew
 */
public record MessageOrder(int sequenceNumber, boolean reset) {

  /** After it comes 0. */
  public static final int LARGEST = 99_999_999;

  /** The number that follows. */
  public int following() {
    return sequenceNumber >= LARGEST ? 0 : sequenceNumber + 1;
  }
}
