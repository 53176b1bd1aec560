package org.belraihub.wss;

/**
 * A party whose certificate is known.
 *
 * @param id the directory's own key of the party, for instance an organisation's internal id
 */
public record Sender(String id) {
}
