package org.belraihub.ebms.header;

import org.jspecify.annotations.Nullable;

/**
 * eb:Manifest/eb:Reference.
 *
 * @param href a {@code cid:} URI, or a place elsewhere
 * @param role says what the payload is
 */
public record ManifestReference(String href, @Nullable String role) {
}
