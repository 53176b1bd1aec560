package org.belraihub.sandbox.ehealth.register;

import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

import org.belraihub.time.SystemClock;

/** The therapeutic links. */
public final class LinkRegister {

  /**
   * A link.
   *
   * @param insz             the person
   * @param professionalInsz the professional
   * @param nihii            RIZIV number of the professional
   * @param category         CD-HCPARTY code
   * @param type             CD-THERAPEUTICLINKTYPE code
   * @param from             first day
   * @param through          last day, if it has one
   * @param proof            CD-PROOFTYPE code
   */
  public record Link(String insz, String professionalInsz, String nihii, String category, String type, LocalDate from,
                     Optional<LocalDate> through, String proof) {
  }

  /** A link with the moment it was recorded. */
  public record Recorded(Link link, Instant recordedAt) {
  }

  private static final String SAME_PAIR =
      " insz = ? and professional_insz = ? and revoked_at is null and (through_day is null or through_day >= ?)";

  private final DataSource ledgers;
  private final SystemClock clock;

  /** The register in these ledgers. */
  public LinkRegister(DataSource ledgers, SystemClock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** Adds a link; false when a valid one of the same type exists. */
  public boolean add(Link link, LocalDate today) throws SQLException {
    try (var connection = ledgers.getConnection(); var insert = connection.prepareStatement(
        "insert into therapeutic_link (insz, professional_insz, nihii, category, type, from_day, through_day, proof, recorded_at)"
            + " select ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from therapeutic_link where" + SAME_PAIR + " and type = ?)")) {
      insert.setString(1, link.insz());
      insert.setString(2, link.professionalInsz());
      insert.setString(3, link.nihii());
      insert.setString(4, link.category());
      insert.setString(5, link.type());
      insert.setObject(6, link.from());
      insert.setObject(7, link.through().orElse(null), Types.DATE);
      insert.setString(8, link.proof());
      insert.setObject(9, clock.now().atOffset(ZoneOffset.UTC));
      insert.setString(10, link.insz());
      insert.setString(11, link.professionalInsz());
      insert.setObject(12, today);
      insert.setString(13, link.type());
      return insert.executeUpdate() == 1;
    }
  }

  /** Revokes the valid links of a pair; false when there is none. */
  public boolean revoke(String insz, String professionalInsz, LocalDate today) throws SQLException {
    try (var connection = ledgers.getConnection(); var update = connection.prepareStatement(
        "update therapeutic_link set revoked_at = ? where" + SAME_PAIR)) {
      update.setObject(1, clock.now().atOffset(ZoneOffset.UTC));
      update.setString(2, insz);
      update.setString(3, professionalInsz);
      update.setObject(4, today);
      return update.executeUpdate() > 0;
    }
  }

  /** The links of a person that are not revoked, with a professional by INSZ or RIZIV number (empty: with anybody). */
  public List<Recorded> active(String insz, List<String> professionalNumbers, LocalDate today) throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select * from therapeutic_link where insz = ? and revoked_at is null and (through_day is null or through_day >= ?)"
            + " order by id")) {
      select.setString(1, insz);
      select.setObject(2, today);
      try (var rows = select.executeQuery()) {
        List<Recorded> links = new ArrayList<>();
        while (rows.next()) {
          var link = new Link(insz, rows.getString("professional_insz"), rows.getString("nihii"), rows.getString("category"),
              rows.getString("type"), rows.getObject("from_day", LocalDate.class),
              Optional.ofNullable(rows.getObject("through_day", LocalDate.class)), rows.getString("proof"));
          if (professionalNumbers.isEmpty() || professionalNumbers.contains(link.nihii())
              || professionalNumbers.contains(link.professionalInsz())) {
            links.add(new Recorded(link, rows.getObject("recorded_at", OffsetDateTime.class).toInstant()));
          }
        }
        return links;
      }
    }
  }

  /** The person bars the professional from now on. */
  public void exclude(String insz, String professionalInsz) throws SQLException {
    try (var connection = ledgers.getConnection(); var insert = connection.prepareStatement(
        "insert into therapeutic_exclusion (insz, professional_insz) values (?, ?) on conflict do nothing")) {
      insert.setString(1, insz);
      insert.setString(2, professionalInsz);
      insert.executeUpdate();
    }
  }

  /** Whether the person bars one of the professionals. */
  public boolean excluded(String insz, List<String> professionalNumbers) throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select 1 from therapeutic_exclusion where insz = ? and professional_insz = any(?)")) {
      select.setString(1, insz);
      select.setArray(2, connection.createArrayOf("text", professionalNumbers.toArray()));
      try (var rows = select.executeQuery()) {
        return rows.next();
      }
    }
  }

  /** How many links are not revoked. */
  public long count() throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select count(*) from therapeutic_link where revoked_at is null"); var rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
