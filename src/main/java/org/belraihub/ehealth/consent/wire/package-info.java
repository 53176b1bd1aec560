/** The edge of Consent v1: domain terms in, messages of the contract out, and back. Nothing generated leaves. */
@NullMarked
package org.belraihub.ehealth.consent.wire;

import org.jspecify.annotations.NullMarked;
