package org.belraihub.testing;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.springframework.jdbc.core.simple.JdbcClient;

/** What the simulated partners wrote into their own books, in their own database; the hub has no part in it. */
public final class PartnerBooks {

  /**
   * An indication at a care fund.
   *
   * @param receptions   messages that brought it, also those that were duplicates for the fund
   * @param acknowledged whether the hub took the fund's acknowledgment
   */
  public record Indication(int fund, String reference, String hco, String vsbNumber, LocalDate validFrom, LocalDate validUntil,
      BigDecimal total, boolean heavyCare, int receptions, boolean acknowledged) {
  }

  /**
   * An assessment at the federal database.
   *
   * @param receptions messages that brought it
   */
  public record Registration(String reference, long sequence, String instrument, int answers, boolean shared, int receptions) {
  }

  private final JdbcClient jdbc;

  PartnerBooks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The federal side has so many messages more for the hub, each as the one about an assessment, about one of its own. */
  public void tellAgainAsOthers(String reference, int number) {
    jdbc.sql("""
            insert into federal_outbox (message_id, reference, payload)
            select 'FED:copy-' || i, 'FED-copy-' || i, replace(replace(payload, message_id, 'FED:copy-' || i), reference, 'FED-copy-' || i)
            from federal_outbox, generate_series(1, ?) i where reference = ? order by i""")
        .params(number, reference).update();
  }

  /** The message of the federal side for the hub about this reference number says something else. */
  public void tellOtherwise(String reference, String what, String instead) {
    jdbc.sql("update federal_outbox set payload = replace(payload, ?, ?) where reference = ?").params(what, instead, reference).update();
  }

  /** What the funds booked under this reference number, at whichever fund. */
  public List<Indication> indications(String reference) {
    return jdbc.sql("""
            select i.fund, i.reference, i.hco, i.vsb_number, i.valid_from, i.valid_until, i.total, i.heavy_care,
              (select count(*) from fund_reception r where r.fund = i.fund and r.reference = i.reference) as receptions,
              exists (select from fund_acknowledgment a where a.message_id = i.message_id) as acknowledged
            from fund_indication i where i.reference = ? order by i.fund""")
        .param(reference).query(Indication.class).list();
  }

  /** What the federal database registered under this reference number: one, or none. */
  public List<Registration> registrations(String reference) {
    return jdbc.sql("""
            select g.reference, g.sequence, g.instrument, g.answers, g.shared,
              (select count(*) from federal_reception r where r.reference = g.reference) as receptions
            from federal_registration g where g.reference = ?""")
        .param(reference).query(Registration.class).list();
  }

  /** What the federal database made of every message about this reference number, in order. */
  public List<String> federalReceptions(String reference) {
    return jdbc.sql("select outcome from federal_reception where reference = ? order by received_at").param(reference)
        .query(String.class).list();
  }

  /** When the federal database registered this reference number first. */
  public Optional<Instant> registeredAt(String reference) {
    return jdbc.sql("select registered_at from federal_registration where reference = ?").param(reference).query(Timestamp.class).optional()
        .map(Timestamp::toInstant);
  }

  /** The ebMS message as it came in at the fund that booked this reference number. */
  public String messageOf(String reference) {
    byte[] message = jdbc.sql("select m.message from ebms_incoming m join fund_indication i using (message_id) where i.reference = ?")
        .param(reference).query(byte[].class).single();
    return new String(message, StandardCharsets.UTF_8);
  }
}
