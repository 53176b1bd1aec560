/**
 * The life of an assessment: started, saved under a lease or in modules that a team shares out, submitted and final, expired, erased;
 * read by whom access allows. States and dates have one place each ({@link org.belraihub.assessment.LifeCycle},
 * {@link org.belraihub.assessment.DateRules}): time moves an assessment by its dates alone, so the sweep only writes down what holds
 * already. Whoever changes one holds the lock of its row. Drafts are sealed rows per module; the close writes one immutable snapshot
 * with a digest, its results, its audit row and a delivery per leg in one transaction.
 */
@NullMarked
package org.belraihub.assessment;

import org.jspecify.annotations.NullMarked;
