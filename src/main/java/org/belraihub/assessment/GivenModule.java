package org.belraihub.assessment;

import java.util.List;

/**
 * Answers of one module as they arrive.
 *
 * @param code    module code
 * @param version version that the sender last saw
 * @param answers items that are not named stay as they are; none at all only takes, renews or gives back the lease
 */
public record GivenModule(String code, int version, List<GivenAnswer> answers) {
}
