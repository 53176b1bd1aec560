/** The edge of the address book and the Circle of Trust. */
@NullMarked
package org.belraihub.ehealth.addressbook.wire;

import org.jspecify.annotations.NullMarked;
