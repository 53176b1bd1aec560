package org.belraihub.sandbox.ehealth.register;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

/** Persons, their numbers and cards, professionals, facilities and the Circle of Trust. */
public final class Registers {

  /** A person; what is not known is null. */
  public record Person(String insz, String familyName, @Nullable String firstName, @Nullable LocalDate born,
                       @Nullable LocalDate deceasedOn, @Nullable LocalDate struckOffOn) {
  }

  /** A profession of a professional. */
  public record Profession(String code, @Nullable String nihii) {
  }

  private interface Row<T> {
    T of(ResultSet row) throws SQLException;
  }

  private static final String PERSON = """
      insert into registered_person values (?, ?, ?, ?, ?, ?) on conflict (insz) do update set family_name = excluded.family_name,
        first_name = excluded.first_name, born = excluded.born, deceased_on = excluded.deceased_on, struck_off_on = excluded.struck_off_on""";
  private static final String PROFESSIONAL = "insert into listed_professional values (?, ?, ?) on conflict do nothing";
  private static final String FACILITY = "insert into listed_facility values (?, ?) on conflict (nihii) do update set type = excluded.type";
  private static final String MEMBER = """
      insert into circle_member values (?, ?, ?) on conflict (nihii) do update set from_day = excluded.from_day, to_day = excluded.to_day""";

  private final DataSource ledgers;

  /** The registers in these ledgers. */
  public Registers(DataSource ledgers) {
    this.ledgers = ledgers;
  }

  /** A row to fill a register with. */
  record Filling(String sql, List<@Nullable Object> values) {
  }

  /** Whether this register has never been filled. */
  boolean isNew(String register) throws SQLException {
    return list("select 1 from filled_register where name = ?", row -> row.getInt(1), register).isEmpty();
  }

  /** Fills a register, all or nothing. */
  void fill(String register, List<Filling> rows) throws SQLException {
    try (var connection = ledgers.getConnection()) {
      connection.setAutoCommit(false);
      for (Filling row : rows) {
        try (var statement = connection.prepareStatement(row.sql)) {
          fill(statement, row.values.toArray());
          statement.executeUpdate();
        }
      }
      try (var statement = connection.prepareStatement("insert into filled_register values (?)")) {
        statement.setString(1, register);
        statement.executeUpdate();
      }
      connection.commit();
      connection.setAutoCommit(true);
    }
  }

  static Filling filling(Person person) {
    return new Filling(PERSON, Arrays.asList(person.insz(), person.familyName(), person.firstName(), person.born(), person.deceasedOn(),
        person.struckOffOn()));
  }

  static Filling filling(String insz, Profession profession) {
    return new Filling(PROFESSIONAL, Arrays.asList(insz, profession.code(), profession.nihii()));
  }

  static Filling facilityFilling(String nihii, String type) {
    return new Filling(FACILITY, List.of(nihii, type));
  }

  static Filling memberFilling(String nihii, LocalDate from, @Nullable LocalDate to) {
    return new Filling(MEMBER, Arrays.asList(nihii, from, to));
  }

  /** Registers a person, or changes what is known. */
  public void person(Person person) throws SQLException {
    change(filling(person));
  }

  /** The person with this number, or with the one that took its place. */
  public Optional<Person> person(String insz) throws SQLException {
    return list("select * from registered_person where insz = ?", row -> new Person(row.getString("insz"), row.getString("family_name"),
        row.getString("first_name"), row.getObject("born", LocalDate.class), row.getObject("deceased_on", LocalDate.class),
        row.getObject("struck_off_on", LocalDate.class)), current(insz)).stream().findFirst();
  }

  /** The new number takes the place of the old one. */
  public void replace(String old, String by) throws SQLException {
    change("insert into replaced_number values (?, ?) on conflict do nothing", old, by);
  }

  /** The number in force for whoever has or had this one. */
  public String current(String insz) throws SQLException {
    String now = insz;
    for (int steps = 0; steps < 10; steps++) {
      Optional<String> next = list("select new_insz from replaced_number where old_insz = ?", row -> row.getString(1), now).stream().findFirst();
      if (next.isEmpty()) {
        return now;
      }
      now = next.get();
    }
    return now;
  }

  /** The numbers that this one took the place of, the last first. */
  public List<String> before(String insz) throws SQLException {
    List<String> all = new ArrayList<>();
    for (String old : list("select old_insz from replaced_number where new_insz = ?", row -> row.getString(1), insz)) {
      all.add(old);
      all.addAll(before(old));
    }
    return all;
  }

  /** A card of a person. */
  public void card(String number, String insz) throws SQLException {
    change("insert into identity_card values (?, ?) on conflict (number) do update set insz = excluded.insz", number, insz);
  }

  /** Whose card it is. */
  public Optional<String> holder(String card) throws SQLException {
    return list("select insz from identity_card where number = ?", row -> row.getString(1), card).stream().findFirst();
  }

  /** A visa. */
  public void professional(String insz, Profession profession) throws SQLException {
    change(filling(insz, profession));
  }

  /** The visa for a profession ends. */
  public void withdraw(String insz, String profession) throws SQLException {
    change("delete from listed_professional where insz = ? and profession = ?", insz, profession);
  }

  /** The professions of a professional. */
  public List<Profession> professions(String insz) throws SQLException {
    return list("select profession, nihii from listed_professional where insz = ? order by profession",
        row -> new Profession(row.getString(1), row.getString(2)), insz);
  }

  /** A recognised facility. */
  public void facility(String nihii, String type) throws SQLException {
    change(facilityFilling(nihii, type));
  }

  /** The facility is not recognised any more. */
  public void unlist(String nihii) throws SQLException {
    change("delete from listed_facility where nihii = ?", nihii);
  }

  /** The type of a recognised facility. */
  public Optional<String> facility(String nihii) throws SQLException {
    return list("select type from listed_facility where nihii = ?", row -> row.getString(1), nihii).stream().findFirst();
  }

  /** A member of the Circle of Trust. */
  public void member(String nihii, LocalDate from, @Nullable LocalDate to) throws SQLException {
    change(memberFilling(nihii, from, to));
  }

  /** Whether it is a member on that day. */
  public boolean isMember(String nihii, LocalDate on) throws SQLException {
    return !list("select 1 from circle_member where nihii = ? and from_day <= ? and (to_day is null or to_day >= ?)",
        row -> row.getInt(1), nihii, on, on).isEmpty();
  }

  private void change(Filling row) throws SQLException {
    change(row.sql, row.values.toArray());
  }

  private void change(String sql, @Nullable Object... values) throws SQLException {
    try (var connection = ledgers.getConnection(); var statement = connection.prepareStatement(sql)) {
      fill(statement, values);
      statement.executeUpdate();
    }
  }

  private <T> List<T> list(String sql, Row<T> row, @Nullable Object... values) throws SQLException {
    try (var connection = ledgers.getConnection(); var statement = connection.prepareStatement(sql)) {
      fill(statement, values);
      List<T> found = new ArrayList<>();
      try (var rows = statement.executeQuery()) {
        while (rows.next()) {
          found.add(row.of(rows));
        }
      }
      return found;
    }
  }

  private static void fill(PreparedStatement statement, @Nullable Object[] values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      if (values[i] == null) {
        statement.setNull(i + 1, Types.NULL);
      } else {
        statement.setObject(i + 1, values[i]);
      }
    }
  }
}
