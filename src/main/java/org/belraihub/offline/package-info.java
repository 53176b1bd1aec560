/**
 * What was filled in without a network (offline application, R7.11 to R7.20): items encrypted for the hub, one by one or in a file with a
 * signed manifest of hashes. A file is verified whole before anything of it counts, then its items are processed one by one, each with its
 * own outcome; the same item again gets the same reference number, and of the same file again those items are taken that ended in an
 * error. The format is in {@code xsd/offline-format.md}. May call {@code assessment}, {@code access}, {@code request},
 * {@code organisation}, {@code store}.
 */
@NullMarked
package org.belraihub.offline;

import org.jspecify.annotations.NullMarked;
