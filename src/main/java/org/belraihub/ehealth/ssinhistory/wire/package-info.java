/** The edge of SSIN history v1. */
@NullMarked
package org.belraihub.ehealth.ssinhistory.wire;

import org.jspecify.annotations.NullMarked;
