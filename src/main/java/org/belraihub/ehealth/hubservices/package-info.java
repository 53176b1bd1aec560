/**
 * What the two hubservices clients (consent, therapeutic link) share in domain terms: in whose name the hub asks. The frame of the
 * messages and the generated classes of both contracts are in {@code wire}: both contracts define the same namespaces, so they have
 * one binding set. May call {@code person}, {@code time} and {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.hubservices;

import org.jspecify.annotations.NullMarked;
