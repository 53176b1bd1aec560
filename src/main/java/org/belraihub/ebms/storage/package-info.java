/**
 * What outbox and inbox share to keep messages: encryption at rest as the application supplies it, and transactions on plain
 * JDBC. Knows neither Spring nor JPA.
 */
@NullMarked
package org.belraihub.ebms.storage;

import org.jspecify.annotations.NullMarked;
