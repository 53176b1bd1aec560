/**
 * The eHealth patient consent (geïnformeerde toestemming): whether a person lets care providers of different organisations share.
 * One general consent per person; the hub reads it and, for an operator, puts and revokes it. May call {@code access} (its port),
 * {@code ehealth.source} and {@code ehealth.hubservices}.
 */
@NullMarked
package org.belraihub.ehealth.consent;

import org.jspecify.annotations.NullMarked;
