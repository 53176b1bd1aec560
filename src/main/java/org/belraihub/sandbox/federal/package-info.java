/**
 * The federal BelRAI platform, simulated: takes closed assessments once, in the order of their sequence numbers, remembers every
 * reception, and answers signed; closes, shares, revokes, invites and reports by itself when an operator says so, in disorder and twice if
 * he likes. Its ledger is its truth and survives a kill; a lost answer leaves the registration.
 */
@NullMarked
package org.belraihub.sandbox.federal;

import org.jspecify.annotations.NullMarked;
