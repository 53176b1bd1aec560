/**
 * Insurability (verzekerbaarheid): which care fund a person belongs to on a day, without payment commitment (R6.19). The contract is
 * ours behind one adapter; an answer holds until the end of its day and never across 1 January. May call {@code access} (its port)
 * and {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.insurability;

import org.jspecify.annotations.NullMarked;
