/**
 * The partners of the hub, simulated over real SOAP and ebMS: a program of its own with its own listeners, threads and ledgers,
 * without the hub's beans, run alone or inside the hub's process. Only {@code app} and tests start it. This package puts the
 * parts together; what they stand on is in {@code frame}.
 */
@NullMarked
package org.belraihub.sandbox;

import org.jspecify.annotations.NullMarked;
