/**
 * The person in need of care (zorgbehoevende): an internal id with dated national numbers (INSZ), which are encrypted and found
 * by a keyed hash, because a number can be replaced while the person stays the same (R1.01).
 */
@NullMarked
package org.belraihub.person;

import org.jspecify.annotations.NullMarked;
