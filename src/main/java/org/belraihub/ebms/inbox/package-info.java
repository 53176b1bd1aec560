/**
 * Messages on their way in: unpacked, checked in a fixed order (first failure decides), stored with their acknowledgment and handed to
 * the application in one transaction, then acknowledged. A repetition gets the stored acknowledgment again; an id that is reused for
 * other content is refused and alarmed. Nothing changes state before its signature is verified.
 */
@NullMarked
package org.belraihub.ebms.inbox;

import org.jspecify.annotations.NullMarked;
