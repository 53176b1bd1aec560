/**
 * The care relations (zorgrelaties) between persons and care organisations: looking up, route (b) of R2.03, and the register
 * that {@code relation} writes to.
 * The contract is ours, because no public one exists, and stays behind {@link org.belraihub.ehealth.carerelation.CareRelationService}.
 * May call {@code access} and {@code relation} (its ports) and {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.carerelation;

import org.jspecify.annotations.NullMarked;
