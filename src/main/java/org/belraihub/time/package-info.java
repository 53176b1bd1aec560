/**
 * The two clocks of the hub and its one time zone.
 *
 * <p>{@link org.belraihub.time.BusinessClock} answers what day it is for windows, expiry and ages; the sandbox may move it.
 * {@link org.belraihub.time.SystemClock} is for message timestamps, certificates, time to live, retry and replay; nobody
 * moves it. No other code reads a clock or a default zone, because a moved business day must never loosen security.
 */
@NullMarked
package org.belraihub.time;

import org.jspecify.annotations.NullMarked;
