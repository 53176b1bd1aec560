package org.belraihub.faults;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The tables of hub and partners, compared: whatever stands here that should not is a sentence in {@link #wrong}. {@code expected}
 * are all submissions that were ever answered, by reference number.
 */
final class Books {

  private static final String EXPECTED =
      "with expected (reference, fund, request) as (select * from unnest(?::text[], ?::int[], ?::text[])), "
          + "copied (reference) as (select * from unnest(?::text[])), "
          + "known (reference) as (select reference from expected union all select reference from copied) ";

  /** Each query finds references or keys that are wrong, compared with the expected submissions. */
  private static final Map<String, String> RULES = Map.ofEntries(
      Map.entry("answered, but not closed exactly once", """
          select e.reference from expected e
            where (select count(*) from hub.assessment a where a.reference = e.reference and a.state = 'CLOSED') <> 1"""),
      Map.entry("an assessment that nobody was told of", """
          select reference from hub.assessment where reference not in (select reference from known)"""),
      Map.entry("without its snapshot", """
          select reference from hub.assessment a where reference in (select reference from expected)
            and not exists (select from hub.assessment_snapshot s where s.assessment_id = a.id)"""),
      Map.entry("not with exactly one set of results", """
          select reference from hub.assessment a where reference in (select reference from expected)
            and (select count(*) from hub.result_set r where r.assessment_id = a.id) <> 1"""),
      Map.entry("not with one delivery per leg, acknowledged", """
          select reference from hub.assessment a where reference in (select reference from expected)
            and (select string_agg(leg || ' ' || state, ', ' order by leg) from hub.delivery d where d.assessment_id = a.id)
              is distinct from 'FEDERAL ACKED, INDICATION ACKED'"""),
      Map.entry("not audited exactly once as submitted", """
          select e.reference from expected e
            where (select count(*) from hub.audit_event v where v.reference = e.reference and v.action = 'ASSESSMENT_SUBMITTED') <> 1"""),
      Map.entry("not exactly one ebMS message, acknowledged", """
          select e.reference from expected e
            where (select string_agg(state || submission, ',') from hub.ebms_outgoing o where o.message_id in (
              select message_id from hub.delivery d join hub.assessment a on a.id = d.assessment_id
                where a.reference = e.reference and leg = 'INDICATION'))
              is distinct from 'ACKNOWLEDGED1'"""),
      Map.entry("more ebMS messages than billed assessments", """
          select 'messages' where (select count(*) from hub.ebms_outgoing) <> (select count(*) from expected)"""),
      Map.entry("not booked by exactly one fund", """
          select e.reference from expected e
            where (select count(*) from sandbox.fund_indication i where i.reference = e.reference) <> 1"""),
      Map.entry("not booked by the fund of its client", """
          select e.reference from expected e
            where not exists (select from sandbox.fund_indication i where i.reference = e.reference and i.fund = e.fund)"""),
      Map.entry("without the stored answer to its request", """
          select e.reference from expected e where (select count(*) from hub.request r where r.request_id = e.request) <> 1"""),
      Map.entry("booked by a fund, unknown to care software", """
          select reference from sandbox.fund_indication where reference not in (select reference from expected)"""),
      Map.entry("refused by a fund", """
          select coalesce(reference, message_id) || ' ' || outcome from sandbox.fund_reception
            where outcome <> 'BOOKED' or reference not in (select reference from expected)"""),
      Map.entry("not registered by the federal side", """
          select k.reference from known k
            where not exists (select from sandbox.federal_registration f where f.reference = k.reference)"""),
      Map.entry("registered by the federal side, unknown to care software", """
          select reference from sandbox.federal_registration where reference not in (select reference from known)"""),
      Map.entry("refused by the federal side", """
          select reference || ' ' || outcome from sandbox.federal_reception
            where outcome not in ('REGISTERED', 'ALREADY_REGISTERED') or reference not in (select reference from known)"""),
      Map.entry("registered more than once", """
          select reference from sandbox.federal_reception where outcome = 'REGISTERED' group by 1 having count(*) > 1"""),
      Map.entry("at the federal side before an earlier one of the same person", """
          select reference from (
            select a.reference, f.registered_at, lag(f.registered_at) over (partition by d.lane order by d.sequence) before
            from sandbox.federal_registration f join hub.assessment a using (reference) join hub.delivery d on d.assessment_id = a.id
            where d.leg = 'FEDERAL' and reference in (select reference from known)) lanes where registered_at < before"""),
      Map.entry("at the fund before an earlier one of the same person", """
          select reference from (
            select a.reference, i.received_at, lag(i.received_at) over (partition by d.lane order by d.sequence) before
            from sandbox.fund_indication i join hub.assessment a using (reference) join hub.delivery d on d.assessment_id = a.id
            where d.leg = 'INDICATION' and reference in (select reference from expected)) lanes where received_at < before"""));

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

  /** How many the federal side has. */
  long registered() throws SQLException {
    return Long.parseLong(texts("select count(*) from sandbox.federal_registration").get(0));
  }

  /** How many of these the federal side has. */
  int registered(List<String> references) throws SQLException {
    return texts("select reference from sandbox.federal_registration where reference = any (?)",
        (Object) references.toArray(String[]::new)).size();
  }

  /** A connection to the tables of both. */
  Connection connection() throws SQLException {
    return DriverManager.getConnection(jdbcUrl);
  }

  /** Every rule that is broken, with what breaks it; {@code copied} are to arrive at the federal side only. */
  List<String> wrong(Map<String, Submission> expected, Collection<String> copied) throws SQLException {
    var references = List.copyOf(expected.keySet());
    Object[] columns = {references.toArray(String[]::new),
        references.stream().map(reference -> expected.get(reference).fund()).toArray(Integer[]::new),
        references.stream().map(reference -> expected.get(reference).requestId()).toArray(String[]::new),
        copied.toArray(String[]::new)};
    var wrong = new ArrayList<String>();
    try (var connection = connection()) {
      for (var rule : RULES.entrySet()) {
        texts(connection, EXPECTED + rule.getValue(), columns).forEach(found -> wrong.add(found + ": " + rule.getKey()));
      }
    }
    return wrong;
  }

  /** The first column of what a query finds. */
  private List<String> texts(String sql, Object... parameters) throws SQLException {
    try (var connection = connection()) {
      return texts(connection, sql, parameters);
    }
  }

  private static List<String> texts(Connection connection, String sql, Object... parameters) throws SQLException {
    try (var query = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        query.setObject(i + 1, parameters[i]);
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
