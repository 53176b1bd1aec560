/**
 * The care funds behind the central care-fund application, simulated: one ebMS endpoint and agreement for each of the six, one
 * ledger of indications received and of acknowledgments that the hub took. Messages that reach a fund twice are one indication.
 */
@NullMarked
package org.belraihub.sandbox.fund;

import org.jspecify.annotations.NullMarked;
