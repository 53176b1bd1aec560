/**
 * Care relations (zorgrelaties) between clients and care organisations, as care software registers, extends, ends and lists them
 * (R2.20 to R2.31). The register of care relations is the truth; the hub keeps none of its own, so this room owns the port
 * {@link org.belraihub.relation.CareRelationRegister} and the rules of what may be asked of it. Promises that a repeated request
 * registers once. May call {@code access}, {@code request} and {@code audit}.
 */
@NullMarked
package org.belraihub.relation;

import org.jspecify.annotations.NullMarked;
