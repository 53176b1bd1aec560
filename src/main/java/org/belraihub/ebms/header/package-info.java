/**
 * The ebMS 2.0 elements of the SOAP envelope as records, a strict reader (the rules of the OASIS schema and of the combinations of
 * section 5 of the specification) and a writer. Decides nothing about agreements or signatures; may call {@code xml}.
 */
@NullMarked
package org.belraihub.ebms.header;

import org.jspecify.annotations.NullMarked;
