/** The files in {@code routes/} in a Camel context: their shape, their order, and what a failure in any step does. */
@NullMarked
package org.belraihub.routes;

import org.jspecify.annotations.NullMarked;
