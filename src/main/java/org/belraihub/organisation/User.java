package org.belraihub.organisation;

import java.util.Set;

import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * A care provider (zorgverlener) of one organisation.
 *
 * @param insz     national number
 * @param name     as shown to colleagues; never logged
 * @param roles    granted by the organisation (R2.13)
 * @param nihii    RIZIV number of a health professional, else null
 * @param category CD-HCPARTY code of a health professional, else null
 */
public record User(Insz insz, String name, Set<Role> roles, @Nullable NihiiNumber nihii, @Nullable String category) {

  /** Copies the roles. */
  public User {
    roles = Set.copyOf(roles);
  }

  @Override
  public String toString() {
    return "User " + roles;
  }
}
