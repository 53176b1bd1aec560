/**
 * What every signed request goes through once it is verified: replay guard, the same stored answer for the same request id
 * (R11.09), one transaction for all it changes, and one audit row when it is refused.
 */
@NullMarked
package org.belraihub.request;

import org.jspecify.annotations.NullMarked;
