/**
 * One person, whatever number somebody knows them by (R1.01). The history of national numbers is asked about every person once, soon
 * after the hub met them, and at once when a reader names a number that nobody has here; persons that turn out to be one are made one,
 * with everything that stands about them. May call {@code person}, {@code audit} and {@code time}; the source is a port.
 */
@NullMarked
package org.belraihub.identity;

import org.jspecify.annotations.NullMarked;
