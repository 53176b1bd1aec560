/**
 * What all clients of basic services have in common: the list of services, their settings, one gate per service (limited number of
 * calls at a time, circuit breaker, deadline, audit event) and the dated answers of D6. Promises that an answer is never older than
 * allowed, that nothing is assumed from a source that did not answer, and that no event or message tells of a person. May call
 * {@code access} (its ports) and {@code time}; knows no SOAP.
 */
@NullMarked
package org.belraihub.ehealth.source;

import org.jspecify.annotations.NullMarked;
