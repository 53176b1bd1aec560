package org.belraihub.sandbox.federal.register;

/** What the ledger keeps of a registration message: identifiers and counts, no person. */
public record Submission(
    String reference, long sequence, String digest, String instrument, String instrumentVersion, String nihii, int answers,
    java.time.Instant closedAt) {
}
