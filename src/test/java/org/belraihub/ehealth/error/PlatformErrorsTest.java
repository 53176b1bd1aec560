package org.belraihub.ehealth.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.belraihub.ehealth.error.PlatformError.Entry;
import org.belraihub.ehealth.hubservices.wire.Conformance;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The four ways in which something is wrong all become one. */
class PlatformErrorsTest {

  @Test
  void theDetailOfAFaultGivesCodeIdAndAdvice() throws Exception {
    var error = PlatformErrors.ofFault(xml("<detail>"
        + "<u:SystemError Id='60c4' xmlns:u='urn:be:fgov:ehealth:errors:soa:v1'><Origin>Server</Origin>"
        + "<Code> SOA-02001 </Code><Message>x</Message><u:Environment>Acceptation</u:Environment></u:SystemError></detail>"), "");

    assertThat(error.codes()).containsExactly("SOA-02001");
    assertThat(error.faultId()).contains("60c4");
    assertThat(error.advice()).isEqualTo(Advice.OTHER_ADDRESS);
  }

  @Test
  void theFlagRetryOverrulesTheCode() throws Exception {
    String detail = "<d><BusinessError xmlns='https://socialsecurity.be/errors/v1'><Code>%s</Code><Retry>%s</Retry></BusinessError></d>";

    assertThat(PlatformErrors.ofFault(xml(detail.formatted("SOA-03006", "true")), "").advice()).isEqualTo(Advice.RETRY_LATER);
    assertThat(PlatformErrors.ofFault(xml(detail.formatted("SOA-02002", "false")), "").advice()).isEqualTo(Advice.OTHER_ADDRESS);
    assertThat(PlatformErrors.ofFault(xml(detail.formatted("SOA-01002", "false")), "").advice()).isEqualTo(Advice.DO_NOT_RETRY);
  }

  @Test
  void aFaultWithoutDetailIsOneOfTheServiceUnlessItsStringHasTheCode() {
    assertThat(PlatformErrors.ofFault(null, "Internal error").advice()).isEqualTo(Advice.RETRY_LATER);
    assertThat(PlatformErrors.ofFault(null, "SOA-01001: not authenticated").advice()).isEqualTo(Advice.RENEW_TOKEN);
  }

  @Test
  void aWrapperCodeIsDroppedBesideTheTellingOneAndReadByItsTextWhenAlone() {
    var both = PlatformError.ofAcknowledge(List.of(new Entry("TL.ACCESS.11", "not found"),
        new Entry("NIP.META.TlServiceBean", "no therapeutic link found.")));
    var alone = PlatformError.ofAcknowledge(List.of(
        new Entry("NIP.META.TlServiceBean", "an unexpected error occured with the message: a valid therapeutic link exists: ...")));
    var other = PlatformError.ofAcknowledge(List.of(new Entry("NIP.META.TlServiceBean", "something else")));

    assertThat(both.codes()).containsExactly("TL.ACCESS.11");
    assertThat(both.advice()).isEqualTo(Advice.NONE_FOUND);
    assertThat(alone.advice()).isEqualTo(Advice.ALREADY_SO);
    assertThat(alone.codes()).containsExactly("NIP.META.TlServiceBean");
    assertThat(other.advice()).isEqualTo(Advice.DO_NOT_RETRY);
  }

  @Test
  void blanksInCodesAreDropped() {
    assertThat(PlatformError.ofAcknowledge(List.of(new Entry("TL. ACCESS.20 ", ""))).codes()).containsExactly("TL.ACCESS.20");
  }

  @Test
  void aStatusIsAnErrorUnlessItSaysExactlySuccess() throws Exception {
    assertThat(PlatformErrors.ofCommonsStatus(xml("<Status><StatusCode Value='urn:be:fgov:ehealth:2.0:status:Success'/></Status>")))
        .isEmpty();
    assertThat(PlatformErrors.ofCommonsStatus(xml("<Status><Code>100</Code></Status>"))).isEmpty();
    assertThat(PlatformErrors.ofCommonsStatus(xml("<Status/>"))).isPresent();
    var partial = PlatformErrors.ofSamlStatus(xml("<Status><StatusCode Value='urn:oasis:names:tc:SAML:2.0:status:Success'>"
        + "<StatusCode Value='urn:be:cin:nippin:SAML:status:PartialSuccess'/></StatusCode></Status>"));
    assertThat(partial).isPresent();
    assertThat(PlatformErrors.ofSamlStatus(xml("<Status><StatusCode Value='urn:oasis:names:tc:SAML:2.0:status:Responder'/></Status>"))
        .orElseThrow().advice()).isEqualTo(Advice.RETRY_LATER);
  }

  @Test
  void theSamplesOfRealFaultsAndStatusesAreUnderstood() throws Exception {
    assertThat(fault("soa-errors/samples/real/01-ehealth-sts-acceptance-SOA-02001.xml").codes()).containsExactly("SOA-02001");
    assertThat(fault("soa-errors/samples/envelope/03-soap-fault-SOA-01002.xml").advice()).isEqualTo(Advice.DO_NOT_RETRY);
    assertThat(fault("soa-errors/samples/envelope/04-soap-fault-SOA-02001.xml").advice()).isEqualTo(Advice.OTHER_ADDRESS);
    assertThat(fault("soa-errors/samples/envelope/05-soap-fault-without-soa-detail.xml").advice()).isEqualTo(Advice.RETRY_LATER);
    assertThat(PlatformErrors.ofFault(file("soa-errors/samples/valid/02-SystemError-SOA-02002-retry.xml"), "").advice())
        .isEqualTo(Advice.RETRY_LATER);
    assertThat(PlatformErrors.ofFault(file("soa-errors/samples/valid/01-BusinessError-SOA-03006-detail.xml"), "").advice())
        .isEqualTo(Advice.DO_NOT_RETRY);
    assertThat(PlatformErrors.ofCommonsStatus(file("commons-v2/samples/valid/01-status-success.xml"))).isEmpty();
    assertThat(PlatformErrors.ofCommonsStatus(file("commons-v2/samples/valid/02-status-requester-inputerror.xml")).orElseThrow().codes())
        .contains("IDS2.INPUT.54");
  }

  private static PlatformError fault(String sample) throws Exception {
    Element envelope = file(sample);
    var details = envelope.getElementsByTagName("detail");
    return PlatformErrors.ofFault((Element) details.item(0), envelope.getElementsByTagName("faultstring").item(0).getTextContent());
  }

  private static Element file(String name) throws Exception {
    Path path = Conformance.path(name);
    return XmlDocuments.parse(Files.readAllBytes(path), XmlLimits.MESSAGE).getDocumentElement();
  }

  private static Element xml(String text) throws Exception {
    return XmlDocuments.parse(text.getBytes(StandardCharsets.UTF_8), XmlLimits.MESSAGE).getDocumentElement();
  }
}
