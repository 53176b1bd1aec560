/**
 * Computing the results of a stored population again after definitions changed. A run is one row; it is cut into slices of
 * neighbouring assessments as it goes, released at the rate the operator allows and worked on by any node from the queue. A slice and
 * its new results are one transaction: a process that dies leaves it undone, and it is announced again. Knows the population of
 * {@code assessment} and the announcer of {@code delivery}; adds results, overwrites nothing.
 */
@NullMarked
package org.belraihub.rescoring;

import org.jspecify.annotations.NullMarked;
