/**
 * A message service handler for ebMS 2.0 (ISO 15000-2) under CPPA 2.0 agreements: {@link org.belraihub.ebms.MessageServiceHandler} is all
 * an application needs. It promises: a message handed over in a committed transaction is sent, byte for byte the same each time, until
 * it is acknowledged with a verified signature or reported as failed; a message that arrives has its effect exactly once, and so has the
 * business response that an agreement wants on the same connection. Free of care words, of Spring, Camel and JPA; knows nothing of
 * deliveries. Rooms: {@code message} (values and listener), {@code packaging}, {@code header}, {@code encryption}, {@code signature},
 * {@code agreement}, {@code storage}, {@code transport}, {@code outbox}, {@code inbox}, {@code evidence}. May call {@code xml} and
 * {@code time}.
 */
@NullMarked
package org.belraihub.ebms;

import org.jspecify.annotations.NullMarked;
