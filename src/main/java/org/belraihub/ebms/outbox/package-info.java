/**
 * Messages on their way out: made, signed and stored in the caller's transaction, transmitted and repeated byte for byte with the
 * retries and interval of the agreement, until acknowledged or given up (ebMS 2.0 section 6). Everything that must not be lost is in
 * PostgreSQL, so that any node and any restart can go on. Plain JDBC.
 */
@NullMarked
package org.belraihub.ebms.outbox;

import org.jspecify.annotations.NullMarked;
