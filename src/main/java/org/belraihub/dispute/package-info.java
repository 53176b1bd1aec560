/**
 * Disputes (betwistingen): managing staff look again at Screeners of a client with whom there is no relation any more, on a legal ground
 * (R9.08 to R9.10, T17). The scope is fixed when the dispute is opened: own Screeners, and others' made while there was a relation.
 * Every dispute and everything consulted in it can be listed for the dispute export. May call {@code access}, {@code relation} (its
 * port), {@code request}, {@code assessment} and {@code audit}.
 */
@NullMarked
package org.belraihub.dispute;

import org.jspecify.annotations.NullMarked;
