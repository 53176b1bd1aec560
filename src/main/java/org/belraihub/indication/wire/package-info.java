/** The care-fund messages on the wire ({@code xsd/indicatie-v1.xsd}), with the field's Dutch names; only bytes and domain types leave. */
@NullMarked
package org.belraihub.indication.wire;

import org.jspecify.annotations.NullMarked;
