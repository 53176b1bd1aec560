/**
 * One catalogue of everything the hub refuses or notes: stable codes, neutral texts for senders in four languages, reasons
 * for the operator, and whether trying again can help. Codes are those of section 0 of the requirements catalogue. Depends
 * on nothing.
 */
@NullMarked
package org.belraihub.fault;

import org.jspecify.annotations.NullMarked;
