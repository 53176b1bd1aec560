/** The edge of the person register. */
@NullMarked
package org.belraihub.ehealth.personregister.wire;

import org.jspecify.annotations.NullMarked;
