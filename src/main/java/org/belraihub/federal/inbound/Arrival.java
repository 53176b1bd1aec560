package org.belraihub.federal.inbound;

import org.belraihub.federal.SyncMessage;
import org.belraihub.request.Frame;

/**
 * A verified message of the federal platform.
 *
 * @param message what it says
 * @param frame   identity of the SOAP message that brought it
 */
public record Arrival(SyncMessage message, Frame frame) {
}
