package org.belraihub.sandbox.ehealth.register;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;

import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.SystemClock;

/** The care relations and the rules of registering one by hand (R2.24 to R2.28). */
public final class RelationRegister {

  /**
   * A relation.
   *
   * @param id       its id
   * @param insz     the person
   * @param hco      the organisation
   * @param kind     what it rests on
   * @param from     first day
   * @param through  last day, if it has one
   * @param endedOn  from which day it holds no more, if it was broken
   * @param resident whether the person resides there
   */
  public record Relation(String id, String insz, String hco, String kind, LocalDate from, Optional<LocalDate> through,
                         Optional<LocalDate> endedOn, boolean resident) {
  }

  /** What registering came to. */
  public sealed interface Registration {

    /** It is registered. */
    record Done(Relation relation) implements Registration {
    }

    /** It is refused. */
    record Refused(Refusal refusal) implements Registration {
    }
  }

  private static final Refusal PERIOD = Refusal.of("CR.INPUT.4", "The period does not fit the kind of relation");

  private final DataSource ledgers;
  private final SystemClock clock;

  /** The register in these ledgers. */
  public RelationRegister(DataSource ledgers, SystemClock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** Why a person's number is refused, if it is. */
  public static Optional<Refusal> person(String insz) {
    return Insz.parse(insz).isPresent() ? Optional.empty() : Optional.of(Refusal.of("CR.INPUT.1", "The INSZ is invalid"));
  }

  /** Registers by hand; the length of the kinds of contact is fixed. */
  public Registration register(Relation asked, Optional<String> card, Optional<String> registeredBy) throws SQLException {
    Optional<Refusal> bad = person(asked.insz()).or(() -> proof(asked, card)).or(() -> period(asked));
    if (bad.isPresent()) {
      return new Registration.Refused(bad.get());
    }
    var relation = new Relation(UUID.randomUUID().toString(), asked.insz(), asked.hco(), asked.kind(), asked.from(), through(asked),
        Optional.empty(), asked.resident());
    return add(relation, registeredBy) ? new Registration.Done(relation)
        : new Registration.Refused(Refusal.of("CR.STATE.1", "A valid relation of this kind exists already"));
  }

  /** Adds a relation; false when one of the same kind overlaps, also when two are asked for at once. */
  public boolean add(Relation relation, Optional<String> registeredBy) throws SQLException {
    try (var connection = ledgers.getConnection()) {
      boolean alone = connection.getAutoCommit();
      connection.setAutoCommit(false);
      try (var lock = connection.prepareStatement("select pg_advisory_xact_lock(hashtextextended(?, 0))")) {
        lock.setString(1, relation.insz() + ' ' + relation.hco());
        lock.execute();
        boolean added = insert(connection, relation, registeredBy);
        connection.commit();
        return added;
      } finally {
        connection.rollback();
        connection.setAutoCommit(alone);
      }
    }
  }

  private boolean insert(Connection connection, Relation relation, Optional<String> registeredBy) throws SQLException {
    try (var insert = connection.prepareStatement(
        "insert into care_relation (id, insz, hco, kind, from_day, through_day, resident, registered_by, registered_at)"
            + " select ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from care_relation where insz = ? and hco = ? and kind = ?"
            + " and ended_on is null and coalesce(through_day, 'infinity') >= ? and from_day <= coalesce(?, 'infinity'::date))")) {
      insert.setString(1, relation.id());
      insert.setString(2, relation.insz());
      insert.setString(3, relation.hco());
      insert.setString(4, relation.kind());
      insert.setObject(5, relation.from());
      insert.setObject(6, relation.through().orElse(null), Types.DATE);
      insert.setBoolean(7, relation.resident());
      insert.setString(8, registeredBy.orElse(null));
      insert.setObject(9, clock.now().atOffset(ZoneOffset.UTC));
      insert.setString(10, relation.insz());
      insert.setString(11, relation.hco());
      insert.setString(12, relation.kind());
      insert.setObject(13, relation.from());
      insert.setObject(14, relation.through().orElse(null), Types.DATE);
      return insert.executeUpdate() == 1;
    }
  }

  /** Breaks every relation of the two from that day on. */
  public int end(String insz, String hco, LocalDate day) throws SQLException {
    try (var connection = ledgers.getConnection(); var update = connection.prepareStatement(
        "update care_relation set ended_on = ? where insz = ? and hco = ? and ended_on is null")) {
      update.setObject(1, day);
      update.setString(2, insz);
      update.setString(3, hco);
      return update.executeUpdate();
    }
  }

  /** Another last day for one relation of the two. */
  public Registration extend(String insz, String hco, String id, LocalDate through) throws SQLException {
    return change(insz, hco, id, relation -> {
      if (relation.kind().endsWith("_CONTACT") || through.isBefore(relation.from())) {
        return Optional.of(PERIOD);
      }
      return relation.endedOn().map(ended -> Refusal.of("CR.STATE.3", "The relation has ended"));
    }, "update care_relation set through_day = ? where id = ?", through);
  }

  /** Breaks one relation of the two from that day on; one that is broken already stays as it is. */
  public Registration end(String insz, String hco, String id, LocalDate day) throws SQLException {
    return change(insz, hco, id, relation -> day.isBefore(relation.from()) ? Optional.of(PERIOD) : Optional.empty(),
        "update care_relation set ended_on = coalesce(ended_on, ?) where id = ?", day);
  }

  private Registration change(String insz, String hco, String id, Function<Relation, Optional<Refusal>> rule, String statement,
                              LocalDate day) throws SQLException {
    Optional<Relation> relation = find(insz, hco).stream().filter(known -> known.id().equals(id)).findFirst();
    Optional<Refusal> refusal = relation.isEmpty() ? Optional.of(Refusal.of("CR.STATE.2", "No such relation")) : rule.apply(relation.get());
    if (refusal.isPresent()) {
      return new Registration.Refused(refusal.get());
    }
    try (var connection = ledgers.getConnection(); var update = connection.prepareStatement(statement)) {
      update.setObject(1, day);
      update.setString(2, id);
      update.executeUpdate();
    }
    return new Registration.Done(find(insz, hco).stream().filter(known -> known.id().equals(id)).findFirst().orElseThrow());
  }

  /** Every relation of the two, also those that ended. */
  public List<Relation> find(String insz, String hco) throws SQLException {
    return find(insz).stream().filter(relation -> relation.hco().equals(hco)).toList();
  }

  /** Every relation of a person, also those that ended. */
  public List<Relation> find(String insz) throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select * from care_relation where insz = ? order by registered_at, id")) {
      select.setString(1, insz);
      try (var rows = select.executeQuery()) {
        List<Relation> relations = new ArrayList<>();
        while (rows.next()) {
          relations.add(relation(rows));
        }
        return relations;
      }
    }
  }

  /** How many relations were not broken. */
  public long count() throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select count(*) from care_relation where ended_on is null"); var rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static Relation relation(ResultSet row) throws SQLException {
    return new Relation(row.getString("id"), row.getString("insz"), row.getString("hco"), row.getString("kind"),
        row.getObject("from_day", LocalDate.class), Optional.ofNullable(row.getObject("through_day", LocalDate.class)),
        Optional.ofNullable(row.getObject("ended_on", LocalDate.class)), row.getBoolean("resident"));
  }

  private static Optional<LocalDate> through(Relation asked) {
    return switch (asked.kind()) {
      case "PERSONAL_CONTACT" -> Optional.of(asked.from().plusMonths(24));
      case "TELEPHONE_CONTACT" -> Optional.of(asked.from().plusMonths(1));
      default -> asked.through();
    };
  }

  /** An admission agreement is proof in itself. */
  private static Optional<Refusal> proof(Relation asked, Optional<String> card) {
    return asked.kind().equals("ADMISSION") ? Optional.empty() : card(card);
  }

  private static Optional<Refusal> card(Optional<String> card) {
    if (card.isEmpty()) {
      return Optional.of(Refusal.of("CR.INPUT.2", "The card number is mandatory"));
    }
    return CardNumber.parse(card.get()).isPresent() ? Optional.empty()
        : Optional.of(Refusal.of("CR.INPUT.3", "The card number is invalid"));
  }

  private static Optional<Refusal> period(Relation asked) {
    boolean contact = asked.kind().endsWith("_CONTACT");
    boolean ends = asked.through().isPresent();
    boolean wrong = contact && ends || asked.kind().equals("AGREEMENT") && !ends
        || ends && asked.through().get().isBefore(asked.from());
    return wrong ? Optional.of(PERIOD) : Optional.empty();
  }
}
