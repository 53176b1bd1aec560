/**
 * What Prometheus reads at the operator port: timers per route, SOAP operation, source and ebMS exchange, and what waits, since when and
 * why. {@code config/operating.md} names and explains every one of them; labels come from fixed lists and never from a message.
 */
@NullMarked
package org.belraihub.app.metrics;

import org.jspecify.annotations.NullMarked;
