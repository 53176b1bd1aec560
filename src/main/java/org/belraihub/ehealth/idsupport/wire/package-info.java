/** The edge of IdSupport v2. */
@NullMarked
package org.belraihub.ehealth.idsupport.wire;

import org.jspecify.annotations.NullMarked;
