/**
 * The eHealth therapeutic links (therapeutische relaties): whether a person and an individual health professional are linked, route
 * (a) of R2.03. May call {@code access} (its port), {@code ehealth.source} and {@code ehealth.hubservices}.
 */
@NullMarked
package org.belraihub.ehealth.therlink;

import org.jspecify.annotations.NullMarked;
