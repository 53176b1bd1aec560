/**
 * ebMS 2.0 packaging by raw bytes (SOAP Messages with Attachments, ebMS 2.0 section 2.1): a tolerant reader and an exact writer of
 * multipart/related and plain messages. The bytes of a part are never re-encoded, because signatures digest them. Knows no XML.
 */
@NullMarked
package org.belraihub.ebms.packaging;

import org.jspecify.annotations.NullMarked;
