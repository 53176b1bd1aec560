/**
 * What has to reach a partner and how far it is. A delivery is one row per leg, written in the transaction of its cause; the broker
 * carries its id only, as work, so losing, doubling or reordering ids is harmless and a sweep announces again what is due.
 *
 * <p>A lane is one person on one leg: its deliveries go in order of their sequence and one at a time. A held delivery never blocks
 * its lane, a parked one blocks only later ones about the same assessment. An unreachable partner opens its circuit and costs no
 * attempt. Knows the legs only through {@link org.belraihub.delivery.Leg}.
 */
@NullMarked
package org.belraihub.delivery;

import org.jspecify.annotations.NullMarked;
