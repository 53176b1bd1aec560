package org.belraihub.app.operator;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import org.belraihub.organisation.CircleOfTrust;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.organisation.Organisation;
import org.belraihub.organisation.OrganisationDirectory;
import org.belraihub.organisation.OrganisationFileException;
import org.belraihub.organisation.OrganisationImport;
import org.belraihub.organisation.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.stereotype.Component;

/** Who may call. Shows how many users have which role, never who they are. */
@Component
@Endpoint(id = "organisations")
public class OrganisationsEndpoint {

  /** One line of the list. */
  public record Line(String hco, String name, String type, int users, boolean circleOfTrust) {
  }

  /** One organisation without personal data. */
  public record Details(String hco, String nihii, String name, String type, boolean residential, Set<String> vsbNumbers,
                        Set<String> software, @Nullable CircleOfTrust circleOfTrust, List<Instant> certificatesUntil,
                        Map<Role, Long> usersByRole) {
  }

  /** What an import did: the organisations taken, or every problem of the file. */
  public record Import(List<String> imported, List<String> problems) {
  }

  private final OrganisationDirectory directory;
  private final OrganisationImport imports;

  OrganisationsEndpoint(OrganisationDirectory directory, OrganisationImport imports) {
    this.directory = directory;
    this.imports = imports;
  }

  /** All, by number. */
  @ReadOperation
  public List<Line> list() {
    return directory.all().stream().sorted(Comparator.comparing(organisation -> organisation.hco().digits()))
        .map(organisation -> new Line(organisation.hco().digits(), organisation.name(), organisation.type().name(),
            organisation.users().size(), organisation.circleOfTrust() != null))
        .toList();
  }

  /** One; nothing when it is not known. */
  @ReadOperation
  public @Nullable Details show(@Selector String hco) {
    return directory.byHco(new HcoNumber(hco)).map(OrganisationsEndpoint::details).orElse(null);
  }

  private static Details details(Organisation organisation) {
    var roles = new TreeMap<Role, Long>();
    organisation.users().forEach(user -> user.roles().forEach(role -> roles.merge(role, 1L, Long::sum)));
    return new Details(organisation.hco().digits(), organisation.nihii().digits(), organisation.name(), organisation.type().name(),
        organisation.residential(), organisation.vsbNumbers(), organisation.software(), organisation.circleOfTrust(),
        organisation.certificates().stream().map(certificate -> certificate.getNotAfter().toInstant()).toList(), roles);
  }

  /** Takes the content of a file, all of it or nothing. */
  @WriteOperation
  public Import take(String file, String operator) {
    try {
      return new Import(imports.take(file, operator).stream().map(organisation -> organisation.hco().digits()).toList(), List.of());
    } catch (OrganisationFileException e) {
      return new Import(List.of(), e.problems());
    }
  }
}
