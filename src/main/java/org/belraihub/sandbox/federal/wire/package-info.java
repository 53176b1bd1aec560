/** The federal contract on the side of the simulated database. */
@NullMarked
package org.belraihub.sandbox.federal.wire;

import org.jspecify.annotations.NullMarked;
