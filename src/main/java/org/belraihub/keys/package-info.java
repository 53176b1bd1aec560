/**
 * Rotation of the keys for data at rest: everything that the old keys sealed or hashed is written anew with new ones, in the
 * background, in small transactions, while the hub works. Promises: at any moment every row can be read and every number found; a
 * rotation that was cut off goes on where it was, on any node; old keys go only when nothing needs them.
 */
@NullMarked
package org.belraihub.keys;

import org.jspecify.annotations.NullMarked;
