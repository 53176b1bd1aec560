package org.belraihub.assessment;

import java.sql.Timestamp;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import org.belraihub.access.Caller;
import org.belraihub.time.SystemClock;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The mark "new assessment" beside a client, per user: set by every submission of somebody else, taken away when that user opens the
 * client's list (R5.17, R8.08, (d) 37). What was closed on the other platform or without a network counts from when it became known here.
 */
public class NewMarks {

  /**
   * What a user has not seen yet of one client.
   *
   * @param own    something of the own organisation
   * @param others something of another organisation, to be shown only with consent and relation
   */
  public record Unseen(boolean own, boolean others) {
  }

  private final JdbcClient jdbc;
  private final SystemClock clock;

  NewMarks(JdbcClient jdbc, SystemClock clock) {
    this.jdbc = jdbc;
    this.clock = clock;
  }

  /** The user opens the list of a client; in the caller's transaction. */
  void opened(Caller caller, long person) {
    jdbc.sql("""
            insert into client_seen (organisation, provider_id, person_id, seen_at) values (?, ?, ?, ?)
            on conflict (organisation, provider_id, person_id) do update set seen_at = greatest(client_seen.seen_at, excluded.seen_at)""")
        .params(caller.hco(), caller.provider(), person, Timestamp.from(clock.now())).update();
  }

  /** What the user has not seen of these clients; clients without anything new are not in it. */
  public Map<Long, Unseen> unseen(Caller caller, Collection<Long> persons) {
    var found = new HashMap<Long, Unseen>();
    if (persons.isEmpty()) {
      return found;
    }
    jdbc.sql("""
            select a.person_id, bool_or(a.organisation = :hco) as own, bool_or(a.organisation <> :hco) as others
            from assessment a left join client_seen s on s.organisation = :hco and s.provider_id = :provider and s.person_id = a.person_id
            where a.person_id in (:persons) and a.state = 'CLOSED' and (a.shared or a.organisation = :hco) and a.closed_by is distinct from :provider
              and (s.seen_at is null or a.closed_at > s.seen_at
                or exists (select from assessment_snapshot known where known.assessment_id = a.id and known.stored_at > s.seen_at))
            group by a.person_id""")
        .param("hco", caller.hco()).param("provider", caller.provider()).param("persons", persons)
        .query((result, row) -> found.put(result.getLong("person_id"), new Unseen(result.getBoolean("own"), result.getBoolean("others"))))
        .list();
    return found;
  }
}
