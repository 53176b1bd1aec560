package org.belraihub.organisation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.springframework.transaction.support.TransactionOperations;

/** Takes organisations from a file: all of it or nothing, audited, in force at once and without a restart. */
public class OrganisationImport {

  private final StoredOrganisations organisations;
  private final AuditTrail audit;
  private final TransactionOperations transaction;

  OrganisationImport(StoredOrganisations organisations, AuditTrail audit, TransactionOperations transaction) {
    this.organisations = organisations;
    this.audit = audit;
    this.transaction = transaction;
  }

  /**
   * Imports a file.
   *
   * @param yaml       its content, see {@link OrganisationFile}
   * @param importedBy who does it
   * @return the organisations that were added or replaced
   * @throws OrganisationFileException with every problem of the file; nothing was changed
   */
  public List<Organisation> take(String yaml, String importedBy) throws OrganisationFileException {
    List<Organisation> read = OrganisationFile.read(yaml);
    List<String> problems = transaction.execute(status -> {
      List<String> shared = organisations.certificatesOfOthers(read);
      if (shared.isEmpty()) {
        organisations.store(read, importedBy);
        audit.record(AuditEvent.ofHub(AuditAction.ORGANISATIONS_IMPORTED, "import", Map.of("by", importedBy, "organisations",
            read.stream().map(organisation -> organisation.hco().digits()).collect(Collectors.joining(",")))));
      }
      return shared;
    });
    if (!problems.isEmpty()) {
      throw new OrganisationFileException(problems);
    }
    organisations.refresh();
    return read;
  }
}
