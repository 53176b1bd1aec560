package org.belraihub.request;

import org.belraihub.access.Claims;
import org.belraihub.organisation.Organisation;

/**
 * A request whose signature is verified and whose payload is valid; nobody has decided yet whether its sender may ask this.
 *
 * @param signer  organisation whose certificate signed it
 * @param claims  what its context says
 * @param frame   identity of message and request
 * @param command what is asked
 * @param <C>     kind of command
 */
public record Incoming<C>(Organisation signer, Claims claims, Frame frame, C command) {
}
