/**
 * What every simulated partner stands on: web server on loopback, one listener per partner, keys, ledger database, behaviour
 * (down, slow, faulty), control over HTTP. Promises that ledgers survive a kill and that a partner that is down refuses
 * connections. Partners plug in as {@link org.belraihub.sandbox.frame.SandboxPart}; knows none of them, and nothing of the hub
 * but its clock.
 */
@NullMarked
package org.belraihub.sandbox.frame;

import org.jspecify.annotations.NullMarked;
