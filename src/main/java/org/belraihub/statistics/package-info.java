/**
 * Figures for managing staff: how outcomes spread over the clients of their organisation, and its quality indicators, per period
 * (R9.01, R9.13, R9.21). Answers hold counts, never a person; groups that are too small give none. Reads through {@code assessment},
 * counts with {@code scoring}, and leaves one audit row per question.
 */
@NullMarked
package org.belraihub.statistics;

import org.jspecify.annotations.NullMarked;
