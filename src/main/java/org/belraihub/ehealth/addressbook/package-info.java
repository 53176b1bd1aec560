/**
 * The AddressBook of the eHealth platform (CoBRHA data): whether a professional has a visa, and whether a facility is recognised; and the
 * membership of the Circle of Trust, for which no public contract exists and ours stands ({@code xsd/circle-of-trust-v1.xsd}). Kept for
 * hours (D6). May call {@code access}, {@code ehealth.source} and the value types.
 */
@NullMarked
package org.belraihub.ehealth.addressbook;

import org.jspecify.annotations.NullMarked;
