package org.belraihub.indication.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.belraihub.assessment.ReferenceNumber;
import org.belraihub.indication.IndicationNotice;
import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;

/** The indication to a care fund (R6.06, R6.08, I4, I7). */
class IndicationRenderingTest {

  private static final SchemaCheck SCHEMA = SchemaCheck.of(IndicationRendering.SCHEMA);

  @Test
  void aNoticeIsValidAndAlwaysTheSameBytes() throws Exception {
    var bytes = IndicationRendering.bytes(notice(6, "13.5"));

    assertThat(places(bytes)).isEmpty();
    assertThat(IndicationRendering.bytes(notice(6, "13.5"))).isEqualTo(bytes);
    assertThat(new String(bytes, StandardCharsets.UTF_8)).contains("<geldigVan>2025-08-31</geldigVan><geldigTot>2026-02-28</geldigTot>",
        "<totaal>13.5</totaal>", "<adl>10</adl>", "<zorgkas>380</zorgkas>", "<rol>INDICATIESTELLER</rol>");
  }

  @Test
  void theSchemaRefusesAnotherValidityAndFinerPoints() throws Exception {
    assertThat(places(IndicationRendering.bytes(notice(37, "13.5")))).contains("IndicatieMelding/geldigheidMaanden");
    assertThat(places(IndicationRendering.bytes(notice(6, "13.25")))).contains("IndicatieMelding/totaal");
    assertThat(places(IndicationRendering.bytes(notice(6, "31")))).contains("IndicatieMelding/totaal");
  }

  private static List<String> places(byte[] bytes) throws Exception {
    return SCHEMA.invalidPlaces(XmlDocuments.parse(bytes, XmlLimits.MESSAGE).getDocumentElement());
  }

  private static IndicationNotice notice(int months, String total) {
    var day = LocalDate.of(2025, 8, 31);
    var scores = new IndicationNotice.Scores(new BigDecimal("3.5"), new BigDecimal("1E+1"), BigDecimal.ZERO, new BigDecimal("0.0"),
        BigDecimal.ZERO);
    return new IndicationNotice(UUID.fromString("0f8fad5b-d9cb-469f-a165-70867728950e"), Instant.parse("2025-08-31T10:00:00.123Z"), 380,
        false, new ReferenceNumber("R-1"), Insz.of("61123199720"), new HcoNumber("10000066"), "VSB-0001", Insz.of("91041299797"),
        IndicationNotice.AssessorRole.ASSESSOR, "BELRAI_SCREENER", "1", day, Instant.parse("2025-08-31T10:00:00Z"), months,
        day.plusMonths(months), "ZZZ", scores, new BigDecimal(total), true, "2022-05-13");
  }
}
