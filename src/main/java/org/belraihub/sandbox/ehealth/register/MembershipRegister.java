package org.belraihub.sandbox.ehealth.register;

import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** The members of the six care funds, and who is known and not insured. */
public final class MembershipRegister {

  /**
   * A membership.
   *
   * @param fund    180, 280, 380, 480, 580 or 680
   * @param type    OFFICIEEL or ADMINISTRATIEF
   * @param from    first day
   * @param through last day, if it has one
   */
  public record Membership(int fund, String type, LocalDate from, Optional<LocalDate> through) {

    /** Checks fund, type and period; {@link IllegalArgumentException} otherwise. */
    public Membership {
      if (!Set.of(180, 280, 380, 480, 580, 680).contains(fund)) {
        throw new IllegalArgumentException("a care fund is 180, 280, 380, 480, 580 or 680");
      }
      if (!Set.of("OFFICIEEL", "ADMINISTRATIEF").contains(type)) {
        throw new IllegalArgumentException("a membership is OFFICIEEL or ADMINISTRATIEF");
      }
      if (through.filter(from::isAfter).isPresent()) {
        throw new IllegalArgumentException("a membership does not end before it begins");
      }
    }

    private boolean overlaps(LocalDate first, LocalDate last) {
      return !from.isAfter(last) && through.map(end -> !end.isBefore(first)).orElse(true);
    }
  }

  private final DataSource ledgers;

  /** The register in these ledgers. */
  public MembershipRegister(DataSource ledgers) {
    this.ledgers = ledgers;
  }

  /** Adds a membership; it takes the place of those it overlaps and of an exclusion. */
  public void add(String insz, Membership membership) throws SQLException {
    try (var connection = ledgers.getConnection()) {
      connection.setAutoCommit(false);
      try (var delete = connection.prepareStatement(
               "delete from membership where insz = ? and from_day <= coalesce(?, 'infinity'::date)"
                   + " and coalesce(through_day, 'infinity') >= ?");
           var include = connection.prepareStatement("delete from insurance_exclusion where insz = ?");
           var insert = connection.prepareStatement(
               "insert into membership (insz, fund, type, from_day, through_day) values (?, ?, ?, ?, ?)")) {
        delete.setString(1, insz);
        delete.setObject(2, membership.through().orElse(null), Types.DATE);
        delete.setObject(3, membership.from());
        delete.executeUpdate();
        include.setString(1, insz);
        include.executeUpdate();
        insert.setString(1, insz);
        insert.setInt(2, membership.fund());
        insert.setString(3, membership.type());
        insert.setObject(4, membership.from());
        insert.setObject(5, membership.through().orElse(null), Types.DATE);
        insert.executeUpdate();
      }
      connection.commit();
    }
  }

  /** The person is known and not insured. */
  public void exclude(String insz, String reason) throws SQLException {
    try (var connection = ledgers.getConnection(); var upsert = connection.prepareStatement(
        "insert into insurance_exclusion (insz, reason) values (?, ?) on conflict (insz) do update set reason = excluded.reason")) {
      upsert.setString(1, insz);
      upsert.setString(2, reason);
      upsert.executeUpdate();
    }
  }

  /** Why the person is not insured, if that is so. */
  public Optional<String> exclusion(String insz) throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select reason from insurance_exclusion where insz = ?")) {
      select.setString(1, insz);
      try (var rows = select.executeQuery()) {
        return rows.next() ? Optional.of(rows.getString(1)) : Optional.empty();
      }
    }
  }

  /** Every membership of a person. */
  public List<Membership> find(String insz) throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select fund, type, from_day, through_day from membership where insz = ? order by from_day")) {
      select.setString(1, insz);
      try (var rows = select.executeQuery()) {
        List<Membership> memberships = new ArrayList<>();
        while (rows.next()) {
          memberships.add(new Membership(rows.getInt(1), rows.getString(2), rows.getObject(3, LocalDate.class),
              Optional.ofNullable(rows.getObject(4, LocalDate.class))));
        }
        return memberships;
      }
    }
  }

  /** Those that touch a period, both ends included. */
  public static List<Membership> between(List<Membership> memberships, LocalDate first, LocalDate last) {
    return memberships.stream().filter(membership -> membership.overlaps(first, last)).toList();
  }

  /** How many memberships there are. */
  public long count() throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement("select count(*) from membership");
         var rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
