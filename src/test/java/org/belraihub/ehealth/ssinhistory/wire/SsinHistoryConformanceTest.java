package org.belraihub.ehealth.ssinhistory.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.person.NumberHistory;
import org.belraihub.person.Insz;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;

/** What the hub asks the history of numbers follows the real schema; its answer is understood. */
class SsinHistoryConformanceTest {

  private static final String SCHEMA = "connector/ehealth-consultrn-ssinhistory/XSD/ehealth-ssinhistory-protocol-1_0.xsd";

  @Test
  void everyRequestFollowsTheRealSchema() throws Exception {
    var real = Conformance.real(SCHEMA);
    for (String operation : List.of("ConsultCurrentSsin", "ConsultRelatedSsins")) {
      var request = SoapSsinHistoryService.request(operation, "9x", Insz.of("41031299809"), Instant.parse("2026-11-22T08:30:00Z"));
      Conformance.validate(real, new String(XmlDocuments.serialise(request), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theSampleIsUnderstood() throws Exception {
    for (Path sample : Conformance.samples("ssin-history/samples/valid")) {
      var element = XmlDocuments.parse(Files.readAllBytes(sample), XmlLimits.MESSAGE).getDocumentElement();
      if (element.getLocalName().endsWith("Response")) {
        assertThat(SoapSsinHistoryService.history(element)).contains(
            new NumberHistory(Insz.of("41031299809"), false, Set.of(Insz.of("52471999748"))));
      }
    }
  }
}
