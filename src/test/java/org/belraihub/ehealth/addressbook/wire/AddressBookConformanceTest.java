package org.belraihub.ehealth.addressbook.wire;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

import org.assertj.core.api.Assertions;
import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.organisation.NihiiNumber;
import org.belraihub.person.Insz;
import org.belraihub.xml.SchemaCheck;
import org.belraihub.xml.XmlDocuments;
import org.junit.jupiter.api.Test;

/** What the hub asks the address book follows the real schema, and what it asks of the Circle of Trust follows ours. */
class AddressBookConformanceTest {

  private static final Instant NOW = Instant.parse("2026-11-22T08:30:00Z");

  @Test
  void everyRequestFollowsTheRealSchema() throws Exception {
    var real = Conformance.real("addressbook/ehealth-addressbook-protocol-1_2.xsd");
    for (var request : java.util.List.of(SoapAddressBookService.professionalRequest("9x", Insz.of("41031299809"), NOW),
        SoapAddressBookService.facilityRequest("9x", new NihiiNumber("72500174"), NOW))) {
      Conformance.validate(real, new String(XmlDocuments.serialise(request), StandardCharsets.UTF_8));
    }
  }

  @Test
  void theQuestionToTheCircleOfTrustFollowsItsContract() {
    var request = SoapAddressBookService.membershipRequest("9x", new NihiiNumber("72500174"), LocalDate.of(2026, 11, 22), NOW);

    Assertions.assertThat(SchemaCheck.of("xsd/circle-of-trust-v1.xsd").invalidPlaces(request)).isEmpty();
  }
}
