package org.belraihub.sandbox.federal.wire;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.xml.ws.WebServiceException;
import org.belraihub.federal.DayState;
import org.belraihub.federal.Pulled;
import org.belraihub.federal.SyncMessage;
import org.belraihub.federal.wire.Acknowledgment;
import org.belraihub.federal.wire.AnnounceVersionsRequest;
import org.belraihub.federal.wire.Calls;
import org.belraihub.federal.wire.FederalAssessmentPort;
import org.belraihub.federal.wire.FederalPayloads;
import org.belraihub.federal.wire.FromWire;
import org.belraihub.federal.wire.PullMessagesRequest;
import org.belraihub.federal.wire.PullMessagesResponse;
import org.belraihub.federal.wire.ReconcileRequest;
import org.belraihub.federal.wire.RefusalFault;
import org.belraihub.federal.wire.RegisterClosedAssessmentResponse;
import org.belraihub.federal.wire.RevokeSharingResponse;
import org.belraihub.sandbox.care.wire.SignedPort;
import org.belraihub.sandbox.frame.SandboxKeys;
import org.jspecify.annotations.Nullable;

/** The federal platform calls the hub, signed with its own key. */
public final class HubCalls {

  private final SandboxKeys keys;
  private final Map<URI, FederalAssessmentPort> ports = new ConcurrentHashMap<>();

  /** With the keys of the sandbox. */
  public HubCalls(SandboxKeys keys) {
    this.keys = keys;
  }

  private FederalAssessmentPort port(URI hub) {
    return ports.computeIfAbsent(hub.resolve("/soap/federal/v1"), address -> SignedPort.open(FederalAssessmentPort.class, address, keys, "federal"));
  }

  /** Sends a message; the word of its answer, null when there was none. */
  public @Nullable String send(URI hub, String payload) {
    try {
      Object answer = Calls.make(port(hub), FederalPayloads.request(payload.getBytes(StandardCharsets.UTF_8)));
      return answer instanceof RegisterClosedAssessmentResponse registered ? registered.getStatus()
          : answer instanceof RevokeSharingResponse revoked ? revoked.getStatus() : ((Acknowledgment) answer).getOutcome();
    } catch (RefusalFault refused) {
      return refused.getFaultInfo().getCode().value();
    } catch (WebServiceException e) {
      return null;
    }
  }

  /** A message as it is kept. */
  public static String text(SyncMessage message) {
    return new String(FederalPayloads.bytes(message), StandardCharsets.UTF_8);
  }

  /** The message that is kept so. */
  public static SyncMessage message(String text) {
    return FromWire.message(FederalPayloads.request(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** Tells the hub which versions are known; how many the hub knows. */
  public int announce(URI hub) {
    try {
      return port(hub).announceVersions(new AnnounceVersionsRequest()).getVersion().size();
    } catch (RefusalFault e) {
      throw new IllegalArgumentException("the hub refuses an announcement", e);
    }
  }

  /** Asks the hub for what was missed. */
  public Pulled pull(URI hub, @Nullable String after, int limit) {
    var request = new PullMessagesRequest();
    request.setAfter(after);
    request.setLimit(limit);
    try {
      PullMessagesResponse response = port(hub).pullMessages(request);
      return new Pulled(response.getMessage().stream().map(message -> FromWire.message(message.getAny())).toList(), List.of(),
          response.getCursor(), response.isMore());
    } catch (RefusalFault e) {
      throw new IllegalArgumentException("the hub refuses to be asked", e);
    }
  }

  /** What the hub holds of a day. */
  public List<DayState> reconcile(URI hub, String origin, LocalDate day) {
    var request = new ReconcileRequest();
    request.setOriginPlatform(origin);
    request.setFrom(day);
    request.setTo(day);
    request.setEntries(true);
    try {
      return FromWire.days(port(hub).reconcile(request));
    } catch (RefusalFault e) {
      throw new IllegalArgumentException("the hub refuses to compare", e);
    }
  }
}
