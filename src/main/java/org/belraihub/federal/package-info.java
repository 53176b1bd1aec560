/**
 * The exchange with the federal BelRAI platform (R7.01 to R7.08): the messages, which are the same in both directions, and what is sent:
 * copies of closed assessments, revocations, and what happens in teams across both platforms, each rendered once and sent until answered.
 * Promises that a repeated send has one effect there, and tells apart what certainly did not arrive from what may have. What the federal
 * platform tells is taken in {@code inbound}; the wire classes stay in {@code wire}. Knows {@code team} by its port only the other way
 * round: the team tells through {@link org.belraihub.team.OtherPlatform}.
 */
@NullMarked
package org.belraihub.federal;

import org.jspecify.annotations.NullMarked;
