/**
 * The XML signature of ebMS 2.0 section 4.1 exactly as mandated: envelope and every payload, nothing unsigned tolerated. The mandated
 * XPath transform is recognised and applied natively; the XPath engine is never run. May call {@code header}, {@code packaging} and {@code xml}.
 */
@NullMarked
package org.belraihub.ebms.signature;

import org.jspecify.annotations.NullMarked;
