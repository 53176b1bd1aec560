/**
 * The program: start, wiring of what the packages offer, command line, health, the loopback operator port. The only package that
 * knows all others, and the only one besides {@code sandbox} that knows the sandbox.
 */
@NullMarked
package org.belraihub.app;

import org.jspecify.annotations.NullMarked;
