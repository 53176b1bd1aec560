package org.belraihub.access;

import java.time.Instant;

/**
 * What an authentic source answered, and when; goes into the access log (R2.06).
 *
 * @param value   the meaning of the answer
 * @param givenAt when the source gave it, system clock
 * @param <T>     the kind of fact
 */
public record SourceAnswer<T>(T value, Instant givenAt) {
}
