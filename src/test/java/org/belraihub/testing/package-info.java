/** What tests of several packages share: a real PostgreSQL that keeps what it commits, and one running hub with its simulated partners. */
@NullMarked
package org.belraihub.testing;

import org.jspecify.annotations.NullMarked;
