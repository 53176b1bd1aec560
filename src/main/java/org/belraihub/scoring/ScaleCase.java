package org.belraihub.scoring;

import org.jspecify.annotations.Nullable;

/**
 * One line of a scale: the first whose condition holds gives the outcome.
 *
 * @param condition null for the last line, which always holds
 * @param outcome   number, or the index of a category
 * @param line      line in the file, for complaints
 */
record ScaleCase(@Nullable Expression condition, Expression outcome, int line) {
}
