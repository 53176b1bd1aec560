package org.belraihub.ebms.header;

/**
 * eb:AckRequested.
 *
 * @param signed whether the acknowledgment has to be signed
 * @param actor  who has to acknowledge
 */
public record AckRequested(boolean signed, Actor actor) {
}
