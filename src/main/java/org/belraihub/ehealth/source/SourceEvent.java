package org.belraihub.ehealth.source;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One call of a basic service, for the audit: no person, no text.
 *
 * @param service   which
 * @param operation its operation
 * @param requestId the id of the request on the wire; empty when nothing was sent
 * @param at        when it began, system clock
 * @param took      how long it took
 * @param failure   how it failed; empty when it was answered
 * @param codes     codes the service gave
 * @param faultId   the id of a fault, for the help desk of the platform
 */
public record SourceEvent(EhealthService service, String operation, Optional<String> requestId, Instant at, Duration took,
                          Optional<CallFailedException.Kind> failure, List<String> codes, Optional<String> faultId) {
}
