/** The edge of the STS: the SAML 1.1 request protocol and WS-Trust 1.3, as trees, because the first is signed inside the Body. */
@NullMarked
package org.belraihub.ehealth.sts.wire;

import org.jspecify.annotations.NullMarked;
