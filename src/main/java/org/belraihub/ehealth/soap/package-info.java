/**
 * How the clients of basic services speak SOAP: one call, whose every failure becomes a
 * {@link org.belraihub.ehealth.source.CallFailedException} that quotes nothing of the answer. May call {@code ehealth.error} and
 * {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.soap;

import org.jspecify.annotations.NullMarked;
