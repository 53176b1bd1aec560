package org.belraihub.ebms.header;

/**
 * eb:MessageOrder.
 *
 * @param sequenceNumber 0 to 99999999
 * @param reset          whether the numbering starts anew
 */
public record MessageOrder(int sequenceNumber, boolean reset) {
}
