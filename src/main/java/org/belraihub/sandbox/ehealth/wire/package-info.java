/** The simulated basic services on the wire: their contracts, SOA faults, and the oddities an operator of the sandbox asks for. */
@NullMarked
package org.belraihub.sandbox.ehealth.wire;

import org.jspecify.annotations.NullMarked;
