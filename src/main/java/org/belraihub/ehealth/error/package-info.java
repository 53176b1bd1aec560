/**
 * The four ways in which the platform and its neighbours say that something is wrong: the detail of a SOAP fault (SOA codes), the
 * acknowledge of hubservices, the Status of commons, and the SAML status inside MyCareNet answers. Reads each into one
 * {@link org.belraihub.ehealth.error.PlatformError} with normalised codes and an advice; never keeps texts, which quote persons.
 * Depends on nothing of the hub.
 */
@NullMarked
package org.belraihub.ehealth.error;

import org.jspecify.annotations.NullMarked;
