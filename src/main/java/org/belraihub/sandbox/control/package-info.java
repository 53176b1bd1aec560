/**
 * The client of the sandbox's control port, for the journey and for tests: partners down and up, consent and relations given and
 * taken, ledgers read. Talks JSON over HTTP to a sandbox in this or another process.
 */
@NullMarked
package org.belraihub.sandbox.control;

import org.jspecify.annotations.NullMarked;
