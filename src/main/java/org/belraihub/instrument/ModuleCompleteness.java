package org.belraihub.instrument;

/**
 * How far a module is answered (R3.12, R4.44).
 *
 * @param module   code of the module
 * @param asked    items that have to be answered, given the gates and skip rules
 * @param answered how many of them are
 * @param complete whether nothing is missing and nothing is wrong
 */
public record ModuleCompleteness(String module, int asked, int answered, boolean complete) {
}
