/**
 * Instruments as versioned data (section 3 of the requirements catalogue): what a definition file says about modules, items, answer
 * lists, gates and skip rules, and whether a set of answers obeys it. Definitions are immutable and hashed; a broken file stops the
 * start with file, line and remedy. Pure: no Spring, no clock, no I/O but the bytes it is given. May call nothing of the hub.
 */
@NullMarked
package org.belraihub.instrument;

import org.jspecify.annotations.NullMarked;
