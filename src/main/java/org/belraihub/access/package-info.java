/**
 * The access decision: who may see or do what with whose assessment (section 2 of the requirements catalogue). A pure policy over
 * facts; this package owns the ports through which facts are asked (consent, therapeutic link, care relation, insurability), the
 * {@code ehealth} package implements them over SOAP. Every answer carries the time it was given (R2.06, D6).
 */
@NullMarked
package org.belraihub.access;

import org.jspecify.annotations.NullMarked;
