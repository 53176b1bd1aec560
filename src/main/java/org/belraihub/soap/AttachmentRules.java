package org.belraihub.soap;

import java.nio.file.Path;

/**
 * What may come with a message (SOAP with Attachments); it goes to the disk, not to the heap.
 *
 * @param directory   where it is kept during the call
 * @param maximumSize greatest size in bytes
 */
public record AttachmentRules(Path directory, long maximumSize) {
}
