/**
 * The coded feed of closed assessments to the data warehouse (R9.12, T24, (d) 11): fetched from a cursor on, in the order of the closes, so
 * that nothing is missed and asking again gives the same. Promises: the same client has the same code, which only the hub's own secret
 * could explain; no number, name, birth date, reference number, comment or free text. Switchable. Reads through {@code assessment}.
 */
@NullMarked
package org.belraihub.warehouse;

import org.jspecify.annotations.NullMarked;
