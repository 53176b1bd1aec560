package org.belraihub.federal.inbound;

import org.belraihub.request.Frame;

/**
 * A verified question of the federal platform.
 *
 * @param frame    identity of the SOAP message that brought it
 * @param question what is asked
 * @param <Q>      kind of question
 */
public record Asked<Q>(Frame frame, Q question) {
}
