/** The scenarios of the requirements over the wire: care software calls, partners' own books are read, nothing is looked up inside but the audit. */
@NullMarked
package org.belraihub.scenario;

import org.jspecify.annotations.NullMarked;
