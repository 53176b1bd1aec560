package org.belraihub.testing;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

import org.belraihub.access.Caller;
import org.belraihub.access.CallerGate;
import org.belraihub.access.Claims;
import org.belraihub.access.Fact;
import org.belraihub.access.Facts;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.Role;
import org.belraihub.organisation.User;
import org.belraihub.request.Admitted;
import org.belraihub.request.Frame;
import org.belraihub.sandbox.care.message.Desk;

/** Admitted requests as the edge hands them to the routes, for tests that call the capabilities themselves. */
public final class Requests {

  private static final AtomicLong NUMBER = new AtomicLong();

  private Requests() {
  }

  /** A fresh request of a caller; no source was asked. */
  public static <C> Admitted<C> of(Caller caller, C command) {
    String id = "test-" + NUMBER.incrementAndGet() + "-" + UUID.randomUUID();
    byte[] digest = id.getBytes(StandardCharsets.US_ASCII);
    return Admitted.of(caller, new Frame(id, digest, digest, LocalDate.of(2025, 1, 1), id), command);
  }

  /** The same with what the sources say. */
  public static <C> Admitted<C> of(Caller caller, C command, boolean relation, boolean consent) {
    return of(caller, command).with(new Facts(caller.standing(), new Fact.Known(relation, Instant.EPOCH), new Fact.Known(consent, Instant.EPOCH)));
  }

  /** A caller at a desk of the sandbox. */
  public static Caller at(TestHub hub, Desk desk) {
    var organisation = hub.part(OrganisationDirectory.class).byHco(desk.organisation()).orElseThrow();
    return hub.part(CallerGate.class).admit(organisation,
        new Claims(desk.user(), Role.valueOf(desk.role()), desk.organisation(), desk.software()));
  }

  /** One more certified colleague of a caller's organisation. */
  public static Caller colleague(Caller caller, int number) {
    var user = new User(caller.user().insz(), "Colleague " + number, Set.of(Role.CERTIFIED_PROVIDER), null, null);
    return new Caller(caller.organisation(), user, Role.CERTIFIED_PROVIDER, 1_000_000 + number, caller.software(), caller.standing());
  }
}
