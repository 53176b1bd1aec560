package org.belraihub.access;

import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.Role;
import org.belraihub.organisation.User;

/**
 * Who acts, after all checks of {@link CallerGate}.
 *
 * @param organisation organisation whose certificate signed the request
 * @param user         its provider
 * @param role         active role, one of the user's
 * @param provider     internal id of the user
 * @param software     attested software that sent the request
 * @param standing     what the authentic sources said of the user and the organisation
 */
public record Caller(Organisation organisation, User user, Role role, long provider, String software, Standing standing) {

  /** HCO number of the organisation as text, as rows keep it. */
  public String hco() {
    return organisation.hco().digits();
  }
}
