package org.belraihub.soap.context.wire;

import java.util.List;

import org.belraihub.access.Claims;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Role;
import org.belraihub.person.Insz;

/** The signed request context as the domain knows it. */
public final class ContextTranslation {

  private ContextTranslation() {
  }

  /** What the context claims; IDENTITY_REJECTED when the acting user's number is not one. */
  public static Claims claims(RequestContext context) {
    ActingUser user = context.getActingUser();
    Insz insz = Insz.parse(user.getInsz()).orElseThrow(() ->
        new RefusedException(FaultCode.IDENTITY_REJECTED, "the acting user's INSZ has wrong check digits", List.of("actingUser")));
    return new Claims(insz, Role.valueOf(user.getRole().name()), new HcoNumber(user.getOrganisation()),
        context.getSoftwareAttestationId());
  }

  /** The language of what the hub says in words for this request; Dutch when it names none. */
  public static org.belraihub.instrument.Language language(RequestContext context) {
    return context.getLanguage() == null ? org.belraihub.instrument.Language.NL
        : org.belraihub.instrument.Language.valueOf(context.getLanguage().name());
  }
}
