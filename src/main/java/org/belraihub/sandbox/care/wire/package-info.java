/**
 * Care software as a vendor would write it: the hub's contract, stock CXF and stock WSS4J, nothing of the hub's own message security.
 * What this client can do, others can.
 */
@NullMarked
package org.belraihub.sandbox.care.wire;

import org.jspecify.annotations.NullMarked;
