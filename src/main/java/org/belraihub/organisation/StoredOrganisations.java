package org.belraihub.organisation;

import java.security.cert.X509Certificate;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import org.belraihub.crypto.FieldCipher;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The directory on PostgreSQL. Reads all organisations into memory and again whenever another import, on this node or another,
 * has raised the version in the database; {@link #refresh} is called on a timer and after each import.
 */
public class StoredOrganisations implements OrganisationDirectory {

  private record Told(Organisation organisation, Instant at) {
  }

  private record Snapshot(long version, Map<HcoNumber, Told> byHco, Map<X509Certificate, Organisation> byCertificate) {
  }

  private static final String PURPOSE = "organisation";

  private final JdbcClient jdbc;
  private final FieldCipher cipher;
  private final SystemClock clock;
  private volatile Snapshot snapshot = new Snapshot(-1, Map.of(), Map.of());

  /** A directory that is empty until the first {@link #refresh}. */
  public StoredOrganisations(JdbcClient jdbc, FieldCipher cipher, SystemClock clock) {
    this.jdbc = jdbc;
    this.cipher = cipher;
    this.clock = clock;
  }

  /** Adds or replaces organisations, in the caller's transaction. */
  public void store(List<Organisation> organisations, String importedBy) {
    for (Organisation organisation : organisations) {
      String content = OrganisationFile.write(List.of(organisation));
      jdbc.sql("""
              insert into organisation (hco, content, imported_at, imported_by) values (?, ?, ?, ?)
              on conflict (hco) do update set content = excluded.content, imported_at = excluded.imported_at,
                imported_by = excluded.imported_by""")
          .params(organisation.hco().digits(), cipher.encryptText(content, PURPOSE), Timestamp.from(clock.now()), importedBy)
          .update();
    }
    jdbc.sql("update directory_version set version = version + 1").update();
  }

  /**
   * Certificates in a file that is about to be stored which belong to organisations that it does not replace: one sentence each. Holds
   * off other imports until the caller's transaction ends.
   */
  List<String> certificatesOfOthers(List<Organisation> organisations) {
    jdbc.sql("select version from directory_version for update").query(Long.class).single();
    var replaced = organisations.stream().map(Organisation::hco).collect(Collectors.toSet());
    var owners = new HashMap<X509Certificate, HcoNumber>();
    stored().stream().map(Told::organisation).filter(other -> !replaced.contains(other.hco()))
        .forEach(other -> other.certificates().forEach(certificate -> owners.put(certificate, other.hco())));
    var problems = new ArrayList<String>();
    for (Organisation organisation : organisations) {
      organisation.certificates().stream().map(owners::get).filter(Objects::nonNull).distinct().forEach(owner ->
          problems.add("organisation " + organisation.hco() + " has a certificate that belongs to " + owner));
    }
    return problems;
  }

  /** Reads again when the database has a newer version. */
  public synchronized void refresh() {
    long version = jdbc.sql("select version from directory_version").query(Long.class).single();
    if (version == snapshot.version) {
      return;
    }
    var byHco = new HashMap<HcoNumber, Told>();
    var byCertificate = new HashMap<X509Certificate, Organisation>();
    for (Told told : stored()) {
      Organisation organisation = told.organisation;
      byHco.put(organisation.hco(), told);
      organisation.certificates().forEach(certificate -> byCertificate.put(certificate, organisation));
    }
    snapshot = new Snapshot(version, Map.copyOf(byHco), Map.copyOf(byCertificate));
  }

  private List<Told> stored() {
    return jdbc.sql("select content, imported_at from organisation").query((row, number) -> told(row)).list().stream().flatMap(List::stream).toList();
  }

  private List<Told> told(ResultSet row) throws SQLException {
    Instant at = row.getTimestamp("imported_at").toInstant();
    return read(row.getBytes("content")).stream().map(organisation -> new Told(organisation, at)).toList();
  }

  private List<Organisation> read(byte[] content) {
    try {
      return OrganisationFile.read(cipher.decryptText(content, PURPOSE));
    } catch (OrganisationFileException e) {
      throw new IllegalStateException("an organisation that was imported can be read", e);
    }
  }

  @Override
  public Optional<Organisation> byHco(HcoNumber hco) {
    return Optional.ofNullable(snapshot.byHco.get(hco)).map(Told::organisation);
  }

  @Override
  public Optional<Organisation> byCertificate(X509Certificate certificate) {
    return Optional.ofNullable(snapshot.byCertificate.get(certificate));
  }

  @Override
  public Optional<Instant> toldAt(HcoNumber hco) {
    return Optional.ofNullable(snapshot.byHco.get(hco)).map(Told::at);
  }

  @Override
  public Collection<Organisation> all() {
    return snapshot.byHco.values().stream().map(Told::organisation).toList();
  }
}
