package org.belraihub.faults;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The tables of hub and partners, compared: whatever stands here that should not is a sentence in {@link #wrong}. {@code expected}
 * are all submissions that were ever answered, by reference number.
 */
final class Books {

  /** Each query finds references or keys that are wrong; the parameter is the array of all answered reference numbers. */
  private static final Map<String, String> RULES = Map.ofEntries(
      Map.entry("answered, but not closed exactly once", """
          select r from unnest(?::text[]) r where (select count(*) from hub.assessment a where a.reference = r and a.state = 'CLOSED') <> 1"""),
      Map.entry("an assessment that nobody was told of", """
          select reference from hub.assessment where reference <> all (?::text[])"""),
      Map.entry("without its snapshot", """
          select reference from hub.assessment a where reference = any (?::text[])
            and not exists (select from hub.assessment_snapshot s where s.assessment_id = a.id)"""),
      Map.entry("not with exactly one set of results", """
          select reference from hub.assessment a where reference = any (?::text[])
            and (select count(*) from hub.result_set r where r.assessment_id = a.id) <> 1"""),
      Map.entry("not with one delivery per leg, acknowledged", """
          select reference from hub.assessment a where reference = any (?::text[])
            and (select string_agg(leg || ' ' || state, ', ' order by leg) from hub.delivery d where d.assessment_id = a.id)
              is distinct from 'FEDERAL ACKED, INDICATION ACKED'"""),
      Map.entry("not audited exactly once as submitted", """
          select r from unnest(?::text[]) r
            where (select count(*) from hub.audit_event e where e.reference = r and e.action = 'ASSESSMENT_SUBMITTED') <> 1"""),
      Map.entry("not exactly one ebMS message, acknowledged", """
          select r from unnest(?::text[]) r
            where (select string_agg(state || submission, ',') from hub.ebms_outgoing o where o.message_id in (
              select message_id from hub.delivery d join hub.assessment a on a.id = d.assessment_id where a.reference = r and leg = 'INDICATION'))
              is distinct from 'ACKNOWLEDGED1'"""),
      Map.entry("more ebMS messages than billed assessments", """
          select 'messages' where (select count(*) from hub.ebms_outgoing) <> cardinality(?::text[])"""),
      Map.entry("not booked by exactly one fund", """
          select r from unnest(?::text[]) r where (select count(*) from sandbox.fund_indication i where i.reference = r) <> 1"""),
      Map.entry("booked by a fund, unknown to care software", """
          select reference from sandbox.fund_indication where reference <> all (?::text[])"""),
      Map.entry("refused by a fund", """
          select coalesce(reference, message_id) || ' ' || outcome from sandbox.fund_reception
            where outcome <> 'BOOKED' or reference <> all (?::text[])"""),
      Map.entry("not registered by the federal side", """
          select r from unnest(?::text[]) r where not exists (select from sandbox.federal_registration f where f.reference = r)"""),
      Map.entry("registered by the federal side, unknown to care software", """
          select reference from sandbox.federal_registration where reference <> all (?::text[])"""),
      Map.entry("refused by the federal side", """
          select reference || ' ' || outcome from sandbox.federal_reception
            where outcome not in ('REGISTERED', 'ALREADY_REGISTERED') or reference <> all (?::text[])"""),
      Map.entry("at the federal side before an earlier one of the same person", """
          select reference from (
            select a.reference, f.registered_at, lag(f.registered_at) over (partition by d.lane order by d.sequence) before
            from sandbox.federal_registration f join hub.assessment a using (reference) join hub.delivery d on d.assessment_id = a.id
            where d.leg = 'FEDERAL' and reference = any (?::text[])) lanes where registered_at < before"""),
      Map.entry("at the fund before an earlier one of the same person", """
          select reference from (
            select a.reference, i.received_at, lag(i.received_at) over (partition by d.lane order by d.sequence) before
            from sandbox.fund_indication i join hub.assessment a using (reference) join hub.delivery d on d.assessment_id = a.id
            where d.leg = 'INDICATION' and reference = any (?::text[])) lanes where received_at < before"""));

  private final String jdbcUrl;

  Books(String jdbcUrl) {
    this.jdbcUrl = jdbcUrl;
  }

  /** Whether the database takes queries. */
  boolean answers() {
    try {
      return texts("select 'yes'").equals(List.of("yes"));
    } catch (SQLException e) {
      return false;
    }
  }

  /** What is not final yet, in words; empty when everything has arrived. */
  List<String> underWay() throws SQLException {
    return texts("select a.reference || ' ' || d.leg || ' ' || d.state || ' ' || coalesce(d.reason, '') || ' attempts ' || d.attempts "
        + "from hub.delivery d join hub.assessment a on a.id = d.assessment_id where d.state <> 'ACKED'");
  }

  /** Whether a fund has booked it. */
  boolean booked(String reference) throws SQLException {
    return !texts("select reference from sandbox.fund_indication where reference = ?", reference).isEmpty();
  }

  /** How many of these the federal side has. */
  int registered(List<String> references) throws SQLException {
    return texts("select reference from sandbox.federal_registration where reference = any (?)",
        (Object) references.toArray(String[]::new)).size();
  }

  /** Every rule that is broken, with what breaks it. */
  List<String> wrong(Map<String, Submission> expected) throws SQLException {
    var wrong = new ArrayList<String>();
    String[] references = expected.keySet().toArray(String[]::new);
    for (var rule : RULES.entrySet()) {
      texts(rule.getValue(), (Object) references).forEach(found -> wrong.add(found + ": " + rule.getKey()));
    }
    expected.forEach((reference, submission) -> wrong.addAll(wrongAbout(reference, submission)));
    return wrong;
  }

  private List<String> wrongAbout(String reference, Submission submission) {
    try {
      var wrong = new ArrayList<String>();
      if (!texts("select fund::text from sandbox.fund_indication where reference = ?", reference)
          .equals(List.of(Integer.toString(submission.fund())))) {
        wrong.add(reference + ": not booked by fund " + submission.fund());
      }
      if (!texts("select request_id from hub.request where request_id = ?", submission.requestId()).equals(List.of(submission.requestId()))) {
        wrong.add(reference + ": its request is not stored exactly once");
      }
      return wrong;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The first column of what a query finds. */
  List<String> texts(String sql, Object... parameters) throws SQLException {
    try (var connection = DriverManager.getConnection(jdbcUrl); var query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i] instanceof String[] texts ? connection.createArrayOf("text", texts) : parameters[i]);
      }
      try (var rows = query.executeQuery()) {
        var texts = new ArrayList<String>();
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
        return texts;
      }
    }
  }
}
