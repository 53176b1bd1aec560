package org.belraihub.organisation;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/** The organisations that may call, as the newest import left them. Answers from memory. */
public interface OrganisationDirectory {

  /** The organisation with this HCO number. */
  Optional<Organisation> byHco(HcoNumber hco);

  /** The one organisation that signs with this certificate. */
  Optional<Organisation> byCertificate(X509Certificate certificate);

  /** When the organisation told what stands of it here, users and roles included; empty when it is unknown. */
  Optional<Instant> toldAt(HcoNumber hco);

  /** All, in no order. */
  Collection<Organisation> all();
}
