package org.belraihub.ebms.header;

import java.util.List;

import org.belraihub.ebms.message.PartyId;
import org.jspecify.annotations.Nullable;

/**
 * eb:From or eb:To.
 *
 * @param ids  at least one; several name the same party
 * @param role on business messages; signals have none
 */
public record PartyReference(List<PartyId> ids, @Nullable String role) {

  /** A party without role, as on signals. */
  public PartyReference withoutRole() {
    return new PartyReference(ids, null);
  }
}
