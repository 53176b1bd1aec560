package org.belraihub.federal.inbound;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.request.RequestDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the federal platform may ask for again: messages that were sent or may have been, in the order in which they became so. A copy whose
 * sharing was revoked since is left out; its revocation is there.
 */
public class MessagesForFederal {

  private static final Pattern CURSOR = Pattern.compile("(\\d{1,20})-(\\d{1,19})");

  /**
   * A question.
   *
   * @param after cursor of an earlier answer, null for the beginning
   * @param limit messages at most
   */
  public record Question(@Nullable String after, int limit) {
  }

  /**
   * An answer.
   *
   * @param payloads in order
   * @param cursor   where to go on
   * @param more     whether there are more now
   */
  public record Page(List<byte[]> payloads, @Nullable String cursor, boolean more) {
  }

  private record Sent(String tx, long id, long delivery, boolean visible) {

    String cursor() {
      return tx + "-" + id;
    }
  }

  private final JdbcClient jdbc;
  private final DeliveryDesk deliveries;
  private final RequestDesk requests;

  MessagesForFederal(JdbcClient jdbc, DeliveryDesk deliveries, RequestDesk requests) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.requests = requests;
  }

  /** The messages after a cursor. */
  public Page asked(Asked<Question> asked) {
    return requests.read(asked.frame(), () -> page(asked.question()));
  }

  private Page page(Question question) {
    Matcher cursor = CURSOR.matcher(question.after() == null ? "0-0" : question.after());
    if (!cursor.matches()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "not a cursor of an earlier answer", List.of("after"));
    }
    // a transaction that still runs could yet put something before what is visible now
    List<Sent> sent = jdbc.sql("""
            select s.tx::text as tx, s.id, s.delivery_id as delivery,
              not exists (select from federal_copy c join delivery d on d.assessment_id = c.assessment_id
                where d.id = s.delivery_id and c.state = 'WITHDRAWN'
                  and not exists (select from federal_message m where m.delivery_id = d.id and m.kind <> 'COPY_AGAIN')) as visible
            from federal_sent s
            where (s.tx, s.id) > (?::xid8, ?) and s.tx < pg_snapshot_xmin(pg_current_snapshot())
            order by s.tx, s.id limit ?""")
        .params(cursor.group(1), Long.parseLong(cursor.group(2)), question.limit() + 1).query(Sent.class).list();
    List<Sent> page = sent.stream().limit(question.limit()).toList();
    List<byte[]> payloads = page.stream().filter(Sent::visible).flatMap(one -> deliveries.storedPayload(one.delivery()).stream()).toList();
    return new Page(payloads, page.isEmpty() ? question.after() : page.get(page.size() - 1).cursor(), sent.size() > page.size());
  }
}
