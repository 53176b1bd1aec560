package org.belraihub.indication;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.delivery.Delivery;
import org.belraihub.delivery.DeliveryDesk;
import org.belraihub.delivery.PartnerAnswer;
import org.belraihub.delivery.PartnerAnswers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Billed indications as rows: of an organisation, of a care fund, in numbers. Every list goes on after a key. */
public class IndicationBooks {

  private static final String SELECT = """
      select a.reference, a.closing_date, a.reference_date, a.valid_until, a.vsb_number, a.closed_at, d.id
      from assessment a join delivery d on d.assessment_id = a.id and d.leg = 'INDICATION' """;

  /** A fund sees what was sent to it, and everything of persons whose last change of fund led to it (R6.28). */
  private static final String OF_FUND = """
       where (d.partner = 'fund-' || :fund::int and d.state in ('SENT', 'ACKED') or exists (select from fund_change c where c.person_id = d.lane
         and c.to_fund = :fund::int and c.effective_on <= :today::date
         and not exists (select from fund_change later where later.person_id = c.person_id and later.source_time > c.source_time))) """;

  private record Found(String reference, LocalDate closing, LocalDate referenceDate, LocalDate until, String vsb, Instant closedAt,
                       long delivery) {
  }

  private final JdbcClient jdbc;
  private final DeliveryDesk deliveries;
  private final PartnerAnswers answers;

  /** Books on the hub's rows. */
  public IndicationBooks(JdbcClient jdbc, DeliveryDesk deliveries, PartnerAnswers answers) {
    this.jdbc = jdbc;
    this.deliveries = deliveries;
    this.answers = answers;
  }

  /** What an organisation submitted in a month, oldest first, after the given reference. */
  List<BilledIndication> ofOrganisation(String hco, YearMonth month, String after, int limit) {
    return complete(jdbc.sql(SELECT + """
             where a.organisation = :hco and a.billed and a.closing_date between :first and :last and a.reference > :after
            order by a.reference limit :limit""")
        .param("hco", hco).param("first", Date.valueOf(month.atDay(1))).param("last", Date.valueOf(month.atEndOfMonth()))
        .param("after", after).param("limit", limit).query(IndicationBooks::found).list());
  }

  /** What a fund may see, by reference, after the given one. */
  List<BilledIndication> ofFund(int fund, LocalDate today, String after, int limit) {
    return complete(jdbc.sql(SELECT + OF_FUND + " and a.reference > :after order by a.reference limit :limit")
        .param("fund", fund).param("today", Date.valueOf(today)).param("after", after).param("limit", limit)
        .query(IndicationBooks::found).list());
  }

  /** One indication that a fund may see. */
  Optional<BilledIndication> ofFund(int fund, LocalDate today, String reference) {
    return complete(jdbc.sql(SELECT + OF_FUND + " and a.reference = :reference")
        .param("fund", fund).param("today", Date.valueOf(today)).param("reference", reference).query(IndicationBooks::found).list())
        .stream().findFirst();
  }

  /** In numbers. */
  PerformanceReport report(String hco, YearMonth from, YearMonth to) {
    return new PerformanceReport(from, to, jdbc.sql("""
            select date_trunc('month', a.closing_date)::date as month, d.partner, count(*) as indications,
                   count(*) filter (where x.status = 'ACCEPTED') as accepted, count(*) filter (where x.status = 'PENDING') as pending,
                   count(*) filter (where x.status = 'REFUSED') as refused
            from assessment a join delivery d on d.assessment_id = a.id and d.leg = 'INDICATION'
            left join lateral (select status from delivery_answer y where y.delivery_id = d.id
              order by (y.status = 'PENDING'), y.by_term, case when y.status = 'PENDING' then -y.id else y.id end limit 1) x on true
            where a.organisation = ? and a.billed and a.closing_date between ? and ?
            group by 1, 2 order by 1, 2""")
        .params(hco, Date.valueOf(from.atDay(1)), Date.valueOf(to.atEndOfMonth()))
        .query((row, number) -> new PerformanceReport.Row(YearMonth.from(row.getDate("month").toLocalDate()), fund(row.getString("partner")),
            row.getLong("indications"), row.getLong("accepted"), row.getLong("pending"), row.getLong("refused")))
        .list());
  }

  private static @Nullable Integer fund(@Nullable String partner) {
    return partner == null ? null : Integer.valueOf(partner.substring("fund-".length()));
  }

  private List<BilledIndication> complete(List<Found> found) {
    Map<Long, PartnerAnswer> current = answers.current(found.stream().map(Found::delivery).toList());
    var complete = new ArrayList<BilledIndication>(found.size());
    for (Found row : found) {
      Delivery delivery = deliveries.find(row.delivery).orElseThrow();
      complete.add(new BilledIndication(row.reference, row.closing, row.referenceDate, row.until, row.vsb, row.closedAt, delivery,
          current.get(row.delivery)));
    }
    return complete;
  }

  private static Found found(ResultSet row, int number) throws SQLException {
    return new Found(row.getString(1), row.getDate(2).toLocalDate(), row.getDate(3).toLocalDate(), row.getDate(4).toLocalDate(),
        row.getString(5), row.getTimestamp(6).toInstant(), row.getLong(7));
  }
}
