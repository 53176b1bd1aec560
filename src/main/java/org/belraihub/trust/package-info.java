/**
 * Whether a certificate that is known is still to be believed: its chain to the authorities an operator named, its key usage, and whether
 * it was revoked, by OCSP or list, with grace while the source of revocations is down. A watch judges in the background, so that no call
 * waits for an authority. Knows nothing of care; may call {@code time}.
 */
@NullMarked
package org.belraihub.trust;

import org.jspecify.annotations.NullMarked;
