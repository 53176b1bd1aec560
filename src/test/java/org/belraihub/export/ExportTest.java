package org.belraihub.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;

import org.belraihub.time.BelgianTime;
import org.junit.jupiter.api.Test;

/** R9.06, D4: the file of an export is there for seven days, to the same local time. */
class ExportTest {

  @Test
  void aFileOfTheTwelfthOfMarchAtTenIsThereThroughTheNineteenthAtTen() {
    Instant finished = at("2025-03-12T10:00");
    Export export = successful(finished);

    assertThat(export.at(at("2025-03-19T10:00")).state()).isEqualTo(ExportState.SUCCESSFUL);
    assertThat(export.at(at("2025-03-19T10:00:01")).state()).isEqualTo(ExportState.LAPSED);
  }

  @Test
  void aWeekWithAClockChangeEndsAtTheSameLocalTime() {
    assertThat(Export.lastMoment(at("2025-03-26T10:00"))).isEqualTo(at("2025-04-02T10:00"));
    assertThat(Export.lastMoment(at("2025-10-22T10:00"))).isEqualTo(at("2025-10-29T10:00"));
    assertThat(Export.lastMoment(at("2025-03-23T02:30"))).as("a time that this day does not have").isEqualTo(at("2025-03-30T03:30"));
  }

  private static Export successful(Instant finished) {
    return new Export(1, Report.ORGANISATION, ExportState.SUCCESSFUL, "Ad", finished, finished, Export.lastMoment(finished), null, 1, 10);
  }

  private static Instant at(String local) {
    return LocalDateTime.parse(local).atZone(BelgianTime.ZONE).toInstant();
  }
}
