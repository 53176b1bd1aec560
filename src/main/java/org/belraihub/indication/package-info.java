/**
 * What a care fund gets of a billed Screener, which fund that is, and what it answers (section 6 of the requirements, care-fund
 * messages). The wire form is in {@code wire}; transport is {@code ebms}.
 */
@NullMarked
package org.belraihub.indication;

import org.jspecify.annotations.NullMarked;
