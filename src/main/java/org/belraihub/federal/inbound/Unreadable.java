package org.belraihub.federal.inbound;

import org.belraihub.federal.Pulled;
import org.belraihub.request.Frame;

/**
 * A verified message of the federal platform that follows the schema and says what cannot be, such as a number whose check digits are wrong.
 *
 * @param what  what is known of it
 * @param frame identity of the SOAP message that brought it
 */
public record Unreadable(Pulled.Unusable what, Frame frame) {
}
