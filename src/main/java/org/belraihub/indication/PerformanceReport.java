package org.belraihub.indication;

import java.time.YearMonth;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The performance report (prestatierapport, R6.10): indications of one organisation per month of submission and care fund.
 *
 * @param from first month
 * @param to   last month
 * @param rows by month, then fund
 */
public record PerformanceReport(YearMonth from, YearMonth to, List<Row> rows) {

  private static final String HEAD = "maand;zorgkas;indicaties;aanvaard;in_beraad;geweigerd;zonder_antwoord\r\n";

  /**
   * One month and fund.
   *
   * @param month       of submission
   * @param fund        that reimburses; null while none is known
   * @param indications submitted
   * @param accepted    by the fund
   * @param pending     at the fund
   * @param refused     by the fund or by term
   */
  public record Row(YearMonth month, @Nullable Integer fund, long indications, long accepted, long pending, long refused) {

    /** Those about which the fund has said nothing. */
    public long unanswered() {
      return indications - accepted - pending - refused;
    }
  }

  /** As a file for a spreadsheet: semicolons, CRLF; numbers and months only, so nothing needs quotes. */
  public String csv() {
    var csv = new StringBuilder(HEAD);
    for (Row row : rows) {
      csv.append(row.month).append(';').append(row.fund == null ? "" : row.fund).append(';').append(row.indications).append(';')
          .append(row.accepted).append(';').append(row.pending).append(';').append(row.refused).append(';').append(row.unanswered())
          .append("\r\n");
    }
    return csv.toString();
  }
}
