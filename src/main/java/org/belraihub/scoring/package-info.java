/**
 * Scales, protocols, entitlements and case mix as versioned definitions over roles, and the engine that computes them (section 5 of
 * the requirements catalogue). Expressions are compiled once at load; scoring is a pure function of answers and dates, without I/O,
 * clock or Spring. A missing answer never becomes a number. May call {@code instrument} only.
 */
@NullMarked
package org.belraihub.scoring;

import org.jspecify.annotations.NullMarked;
