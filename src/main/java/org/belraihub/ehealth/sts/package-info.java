/**
 * Tokens of the security token service (STS) of the eHealth platform: what is claimed per kind of caller, how a token is asked for in
 * either protocol, and a desk that keeps one token per certificate and claims and renews it at half of its remaining life. A token whose
 * certified facts say {@code false} is not given out. May call {@code ehealth.saml}, {@code ehealth.soap} and {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.sts;

import org.jspecify.annotations.NullMarked;
