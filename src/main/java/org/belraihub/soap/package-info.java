/**
 * The generic SOAP edge: publishes contracts with message security, schema validation and typed faults, and makes clients of partners'
 * contracts with the same security the other way round. Promises that an endpoint only runs for a verified message, that no fault shows
 * more than a code, a neutral text and a correlation id, and that nothing is written twice. May call {@code wss}, {@code xml}
 * and {@code fault}; the endpoints of single contracts live in packages named {@code wire} and call this one.
 */
@NullMarked
package org.belraihub.soap;

import org.jspecify.annotations.NullMarked;
