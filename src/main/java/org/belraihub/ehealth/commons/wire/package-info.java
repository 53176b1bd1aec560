/**
 * What the services share that build on the commons of the eHealth platform, version 2: requests with an id and a moment, answers with
 * a status. As trees, because each contract extends them in its own namespace. May call {@code ehealth.error} and {@code ehealth.source}.
 */
@NullMarked
package org.belraihub.ehealth.commons.wire;

import org.jspecify.annotations.NullMarked;
