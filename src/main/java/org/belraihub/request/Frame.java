package org.belraihub.request;

import java.time.LocalDate;

/**
 * The identity of one received message and of the request in it.
 *
 * @param requestId     chosen by the sender, unique per organisation
 * @param payloadDigest SHA-256 over the payload without its context
 * @param replayKey     the same only for a copy of the very same signed message
 * @param createdOn     UTC date of the message's own timestamp
 * @param correlation   names the message in log, audit and fault
 */
public record Frame(String requestId, byte[] payloadDigest, byte[] replayKey, LocalDate createdOn, String correlation) {
}
