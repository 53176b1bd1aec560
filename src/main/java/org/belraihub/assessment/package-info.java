/**
 * The life of an assessment: started, saved under a lease, submitted and final, read by whom access allows. States and dates have
 * one place each ({@link org.belraihub.assessment.Assessment}, {@link org.belraihub.assessment.DateRules}). Drafts are sealed rows per
 * module; the close writes one immutable snapshot with a digest, its results, its audit row and a delivery per leg in one transaction.
 */
@NullMarked
package org.belraihub.assessment;

import org.jspecify.annotations.NullMarked;
