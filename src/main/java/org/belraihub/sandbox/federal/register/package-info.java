/** What the simulated federal database remembers, in tables {@code federal_*}; knows no wire. */
@NullMarked
package org.belraihub.sandbox.federal.register;

import org.jspecify.annotations.NullMarked;
