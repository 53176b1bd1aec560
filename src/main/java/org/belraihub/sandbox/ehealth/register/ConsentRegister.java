package org.belraihub.sandbox.ehealth.register;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Optional;
import javax.sql.DataSource;

import org.belraihub.person.CardNumber;
import org.belraihub.person.Insz;
import org.belraihub.time.BelgianTime;
import org.belraihub.time.SystemClock;
import org.jspecify.annotations.Nullable;

/** The consents and the rules of Consent v1. */
public final class ConsentRegister {

  /**
   * A consent.
   *
   * @param signedOn  when it was given
   * @param revokedOn when it was withdrawn, if it was
   */
  public record Held(LocalDate signedOn, Optional<LocalDate> revokedOn) {
  }

  private static final Refusal UNKNOWN_PATIENT = Refusal.of("MH2.INPUT.19", "The patient identifier is invalid");
  private final DataSource ledgers;
  private final SystemClock clock;

  /** The register in these ledgers. */
  public ConsentRegister(DataSource ledgers, SystemClock clock) {
    this.ledgers = ledgers;
    this.clock = clock;
  }

  /** Why a patient's number is refused, if it is. */
  public static Optional<Refusal> patient(String insz) {
    return Insz.parse(insz).isPresent() ? Optional.empty() : Optional.of(UNKNOWN_PATIENT);
  }

  /** The consent given last, also when it was withdrawn. */
  public Optional<Held> find(String insz) throws SQLException {
    try (var connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select signed_on, revoked_on from consent where insz = ? order by id desc limit 1")) {
      select.setString(1, insz);
      try (var rows = select.executeQuery()) {
        return rows.next()
            ? Optional.of(new Held(rows.getObject(1, LocalDate.class), Optional.ofNullable(rows.getObject(2, LocalDate.class))))
            : Optional.empty();
      }
    }
  }

  /** Registers a consent, or says why not. */
  public Optional<Refusal> put(String insz, @Nullable String card, @Nullable LocalDate signedOn) throws SQLException {
    Optional<Refusal> bad = patient(insz).or(() -> card(card)).or(() -> date(signedOn, "CO.INPUT.25", "The signing date is mandatory",
        "MH2.INPUT.16", "The sign date is later than today"));
    if (bad.isPresent() || signedOn == null) {
      return bad;
    }
    return give(insz, signedOn) ? Optional.empty()
        : Optional.of(Refusal.of("MH2.ACCESS.8", "Consent already exists for the patient"));
  }

  /** Withdraws a consent, or says why not. */
  public Optional<Refusal> revoke(String insz, @Nullable String card, @Nullable LocalDate revokedOn) throws SQLException {
    Optional<Refusal> bad = patient(insz).or(() -> card(card)).or(() -> date(revokedOn, "CO.INPUT.26",
        "The revocation date is mandatory", "MH2.INPUT.18", "The revocation date is later than today"));
    if (bad.isPresent() || revokedOn == null) {
      return bad;
    }
    return withdraw(insz, revokedOn) ? Optional.empty()
        : Optional.of(Refusal.of("MH2.ACCESS.9", "No active consent for the patient"));
  }

  /** Gives a consent; false when there is an active one. */
  public boolean give(String insz, LocalDate signedOn) throws SQLException {
    return change("insert into consent (insz, signed_on) values (?, ?) on conflict (insz) where revoked_on is null do nothing", insz,
        signedOn);
  }

  /** Withdraws the active consent; false when there is none. */
  public boolean withdraw(String insz, LocalDate revokedOn) throws SQLException {
    try (var connection = ledgers.getConnection(); var update = connection.prepareStatement(
        "update consent set revoked_on = ? where insz = ? and revoked_on is null")) {
      update.setObject(1, revokedOn);
      update.setString(2, insz);
      return update.executeUpdate() == 1;
    }
  }

  /** How many consents are active. */
  public long active() throws SQLException {
    try (Connection connection = ledgers.getConnection(); var select = connection.prepareStatement(
        "select count(*) from consent where revoked_on is null"); var rows = select.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private boolean change(String sql, String insz, LocalDate day) throws SQLException {
    try (var connection = ledgers.getConnection(); var statement = connection.prepareStatement(sql)) {
      statement.setString(1, insz);
      statement.setObject(2, day);
      return statement.executeUpdate() == 1;
    }
  }

  private static Optional<Refusal> card(@Nullable String card) {
    if (card == null) {
      return Optional.of(Refusal.of("CO.INPUT.30", "The eID card number or SIS card number of the patient is mandatory"));
    }
    return CardNumber.parse(card).isPresent() ? Optional.empty()
        : Optional.of(Refusal.of("MH2.INPUT.31", "The card number and the INSZ do not belong together"));
  }

  private Optional<Refusal> date(@Nullable LocalDate day, String missing, String missingText, String late, String lateText) {
    if (day == null) {
      return Optional.of(Refusal.of(missing, missingText));
    }
    return day.isAfter(BelgianTime.dateOf(clock.now())) ? Optional.of(Refusal.of(late, lateText)) : Optional.empty();
  }
}
