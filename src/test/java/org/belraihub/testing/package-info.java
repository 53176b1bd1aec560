/** What tests of several packages share: a real PostgreSQL that keeps what it commits. */
@NullMarked
package org.belraihub.testing;

import org.jspecify.annotations.NullMarked;
