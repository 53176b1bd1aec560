/**
 * The append-only record of every decision, transition and message (R10.06, R4.19): rows with their own hash, chained in sealed
 * batches, so that a row that was changed, taken out or put in later is found by {@code audit verify}. Rows hold internal ids and
 * codes, never a national number, name, answer or comment (R10.07).
 */
@NullMarked
package org.belraihub.audit;

import org.jspecify.annotations.NullMarked;
