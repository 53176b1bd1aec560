/**
 * The copy of closed assessments to the federal BelRAI database (R7.01 to R7.06): what is sent, how it is rendered once and sent
 * until answered, and what the answers mean. Promises that a repeated send has one effect there, and tells apart what certainly
 * did not arrive from what may have. May call {@code xml} and the value types; the wire classes stay in {@code wire}.
 */
@NullMarked
package org.belraihub.federal;

import org.jspecify.annotations.NullMarked;
