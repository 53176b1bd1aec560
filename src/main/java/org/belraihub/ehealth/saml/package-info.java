/**
 * SAML 1.1 as narrow as the eHealth platform uses it, on Santuario: makes, reads and verifies holder-of-key assertions. Promises that
 * what {@link org.belraihub.ehealth.saml.AssertionReader} returns was read from the very bytes whose signature held, that these bytes
 * hold exactly one assertion, and that nothing in them chose the key they were verified with. May call {@code xml} and {@code time}.
 */
@NullMarked
package org.belraihub.ehealth.saml;

import org.jspecify.annotations.NullMarked;
