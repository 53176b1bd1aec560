/**
 * Exports of an organisation (R9.01, R9.05 to R9.07, T16): managing staff ask for one, it is made in the background, client by client, each
 * line decided by {@code access} at that moment, and can be downloaded for a week. Promises: an export that was asked for is made or fails
 * with a code, whatever process dies; never the whole file in memory; encrypted at rest; one audit row for every assessment that is in it
 * or was left out. May call {@code assessment}, {@code task}, {@code access}, {@code request}, {@code organisation}.
 */
@NullMarked
package org.belraihub.export;

import org.jspecify.annotations.NullMarked;
