package org.belraihub.instrument;

import java.util.Set;

/**
 * Items that are not asked when an answer makes them meaningless, such as coma (besluitvorming 5) on cognition and mood.
 *
 * @param when    the answer that makes them meaningless
 * @param items   codes of the items skipped, those of whole modules included
 */
public record SkipRule(ItemCondition when, Set<String> items) {
}
