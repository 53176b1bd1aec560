package org.belraihub.assessment;

import java.util.List;

/**
 * A draft as it is now.
 *
 * @param content answers, marks and comments of all modules
 * @param modules how far each module is, in the order of the form
 */
public record DraftView(DraftContent content, List<ModuleProgress> modules) {
}
