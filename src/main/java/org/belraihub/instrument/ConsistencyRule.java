package org.belraihub.instrument;

/**
 * Two answers that do not go together.
 *
 * @param id       stable id for messages
 * @param when     the answer looked at
 * @param expect   what then must hold, if that item is answered at all
 * @param blocking true: the assessment cannot be closed so; false: a warning
 */
public record ConsistencyRule(String id, ItemCondition when, ItemCondition expect, boolean blocking) {
}
