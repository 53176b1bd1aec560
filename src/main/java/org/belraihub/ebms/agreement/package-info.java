/**
 * Agreements between two parties as CPPA 2.0 documents (collaboration protocol agreement, CPA): a strict reader, a writer for two
 * parties, a check of what a schema cannot say, and the resolution of a message to its bindings and channels. Everything the message
 * service does differently per partner is decided here and nowhere else. May call {@code signature} for algorithms and {@code xml}.
 */
@NullMarked
package org.belraihub.ebms.agreement;

import org.jspecify.annotations.NullMarked;
