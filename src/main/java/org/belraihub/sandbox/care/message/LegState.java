package org.belraihub.sandbox.care.message;

import org.jspecify.annotations.Nullable;

/** Where a message of an assessment is, as the hub tells its sender. */
public record LegState(String leg, @Nullable String partner, String state, int attempts, @Nullable String lastError) {
}
