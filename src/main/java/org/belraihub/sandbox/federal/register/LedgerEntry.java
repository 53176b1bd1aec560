package org.belraihub.sandbox.federal.register;

import java.time.Instant;

/** What the ledger says to a registration message. */
public sealed interface LedgerEntry {

  /** Taken, or taken before ({@code fresh} false). */
  record Registered(String registrationId, Instant registeredAt, boolean fresh) implements LedgerEntry {
  }

  /** Other content stands under the reference. */
  record Conflict() implements LedgerEntry {
  }

  /** The version is not loaded. */
  record VersionUnknown() implements LedgerEntry {
  }
}
