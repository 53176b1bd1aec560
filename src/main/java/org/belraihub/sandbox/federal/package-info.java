/**
 * The federal BelRAI database, simulated: takes closed assessments once, in the order of their sequence numbers, remembers every
 * reception, and answers signed. Its ledger is its truth and survives a kill; a lost answer leaves the registration.
 */
@NullMarked
package org.belraihub.sandbox.federal;

import org.jspecify.annotations.NullMarked;
