package org.belraihub.organisation;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.belraihub.person.Insz;
import org.jspecify.annotations.Nullable;

/**
 * A care organisation (zorgvoorziening) at HCO level (R1.02).
 *
 * @param hco           HCO number
 * @param nihii         RIZIV number to which the certificates are bound (R6.30, R10.02)
 * @param name          name
 * @param type          kind of organisation
 * @param residential   whether clients can live there (R2.30)
 * @param vsbNumbers    its VSB/GKB numbers (R6.04)
 * @param software      attestation ids of the software it uses (R1.22)
 * @param circleOfTrust its declaration; null when it has none
 * @param certificates  the certificates it signs with
 * @param users         its care providers
 */
public record Organisation(HcoNumber hco, NihiiNumber nihii, String name, OrganisationType type, boolean residential,
                           Set<String> vsbNumbers, Set<String> software, @Nullable CircleOfTrust circleOfTrust,
                           List<X509Certificate> certificates, List<User> users) {

  /** Copies the collections. */
  public Organisation {
    vsbNumbers = Set.copyOf(vsbNumbers);
    software = Set.copyOf(software);
    certificates = List.copyOf(certificates);
    users = List.copyOf(users);
  }

  /** The provider with this number, when this organisation knows one. */
  public Optional<User> user(Insz insz) {
    return users.stream().filter(user -> user.insz().equals(insz)).findFirst();
  }

  @Override
  public String toString() {
    return "Organisation " + hco;
  }
}
