/**
 * What the simulated basic services know, in PostgreSQL, and their business rules as codes; no SOAP here. May call {@code person},
 * {@code organisation} and {@code time}.
 */
@NullMarked
package org.belraihub.sandbox.ehealth.register;

import org.jspecify.annotations.NullMarked;
