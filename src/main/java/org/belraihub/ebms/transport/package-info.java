/**
 * HTTP in and out as plain bytes (ebMS 2.0 appendix B): what comes in as request and goes back as reply, and a client that tells
 * whether a transmission can have reached the partner. Knows nothing of messages; the way to another transport.
 */
@NullMarked
package org.belraihub.ebms.transport;

import org.jspecify.annotations.NullMarked;
