/**
 * The thread that runs through log, audit and faults: one correlation id per call, delivery or computation, in the log context of
 * whatever thread works on it. Anybody may use it; it calls nobody.
 */
@NullMarked
package org.belraihub.trace;

import org.jspecify.annotations.NullMarked;
