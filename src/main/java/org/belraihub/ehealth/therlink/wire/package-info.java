/** The edge of TherLink v1: domain terms in, messages of the contract out, and back. Nothing generated leaves. */
@NullMarked
package org.belraihub.ehealth.therlink.wire;

import org.jspecify.annotations.NullMarked;
