/**
 * The only place that builds XML parsers, serialisers, schemas and canonical forms, so that their limits and their refusal of
 * DTDs and external entities hold everywhere. Depends on nothing of the hub.
 */
@NullMarked
package org.belraihub.xml;

import org.jspecify.annotations.NullMarked;
