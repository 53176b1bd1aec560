/**
 * The care relations (zorgrelaties) between persons and care organisations: looking up, route (b) of R2.03, and registering by hand.
 * The contract is ours, because no public one exists, and stays behind {@link org.belraihub.ehealth.carerelation.CareRelationService}.
 * May call {@code access} (its port) and {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.carerelation;

import org.jspecify.annotations.NullMarked;
