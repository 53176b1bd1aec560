package org.belraihub.ebms.packaging;

import java.util.List;

/**
 * A message taken apart.
 *
 * @param root     the part with the SOAP envelope
 * @param payloads the other parts in their order
 */
public record UnpackedMessage(MimePart root, List<MimePart> payloads) {
}
