package org.belraihub.ebms.agreement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Validator;

import org.belraihub.ebms.ConformanceFiles;
import org.belraihub.ebms.TestParties;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.SAXException;

/** The schema of our own against which agreements are validated when they are loaded. */
class AgreementSchemaTest {

  /** Links to documents, and the insides of packages: they say nothing to the message service. */
  private static final List<String> NOT_READ = List.of("PartyRef/@xlink:href", "Role/@xlink:href", "ProcessSpecification/@xlink:href",
      "ProcessSpecification/@tns:name", "ProcessSpecification/@tns:version", "SimplePart", "SimplePart/@tns:id", "SimplePart/@tns:mimetype",
      "NamespaceSupported/@tns:location", "ProcessingCapabilities", "ProcessingCapabilities/@tns:generate",
      "ProcessingCapabilities/@tns:parse", "CompositeList", "Composite", "Composite/@tns:id", "Composite/@tns:mimetype", "Constituent",
      "Constituent/@tns:idref");
  private static final String TEXT = new String(TestParties.agreement().document().octets(), StandardCharsets.UTF_8);

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      tns:value="agreed"              | tns:value="accepted"        | Status: Value 'accepted' is not facet-valid
      ackRequested="always"           | ackRequested="sometimes"    | PartyInfo[1]/DeliveryChannel[1]/MessagingCharacteristics: Value 'sometimes'
      <tns:Retries>3                  | <tns:Retries>three          | ReliableMessaging/Retries: 'three' is not a valid value
      <tns:Retries>3</tns:Retries>    | <tns:Unknown/>              | Invalid content was found starting with element
      tns:cpaid="test-agreement"      | tns:cpaid=""                | CollaborationProtocolAgreement: Value '' with length = '0'
      tns:partyName="The buyer"       | partyName="The buyer"       | Attribute 'partyName' is not allowed to appear in element 'tns:PartyInfo'
      tns:channelId=                  | tns:id=                     | DeliveryChannel
      tns:uri=                        | tns:address=                | Endpoint
      """)
  void whatIsWrongIsNamedWithItsPlace(String right, String wrong, String complaint) {
    String document = TEXT.replaceFirst(Pattern.quote(right), wrong);
    assertThat(document).isNotEqualTo(TEXT);

    assertThat(refusal(document)).contains("CollaborationProtocolAgreement", complaint);
  }

  @Test
  void aReferenceThatLeadsNowhereIsNamed() {
    for (String id : List.of("defaultMshChannelId", "defaultMshPackageId", "packageId", "transportId", "docExchangeId", "securityId")) {
      int at = id.equals("transportId") || id.equals("docExchangeId") ? TEXT.indexOf("tns:" + id, TEXT.indexOf("<tns:DeliveryChannel"))
          : TEXT.lastIndexOf("tns:" + id);
      int value = TEXT.indexOf('"', at) + 1;

      String refusal = refusal(TEXT.substring(0, value) + "nowhere" + TEXT.substring(TEXT.indexOf('"', value)));

      assertThat(refusal).as(id).contains("'nowhere' not found");
    }
  }

  /** Whatever the schema of OASIS refuses of what is left of an agreement without one of its elements or attributes, we refuse too. */
  @Test
  void itIsNotLaxerThanTheSchemaOfOasisInWhatIsRead() throws Exception {
    byte[] sample = Files.readAllBytes(ConformanceFiles.root().resolve("valid/cpa-signed-reliable.xml"));
    Validator oasis = ConformanceFiles.validator("cpp-cpa-2_0.xsd");
    Document whole = parsed(sample);
    var laxer = new ArrayList<String>();
    int refused = 0;
    int elements = whole.getElementsByTagNameNS(CpaDocument.CPPA, "*").getLength();
    for (int i = 1; i < elements; i++) {
      int attributes = ((Element) whole.getElementsByTagNameNS(CpaDocument.CPPA, "*").item(i)).getAttributes().getLength();
      for (int a = -1; a < attributes; a++) {
        Document mutant = parsed(sample);
        Element element = (Element) mutant.getElementsByTagNameNS(CpaDocument.CPPA, "*").item(i);
        String what = element.getLocalName() + (a < 0 ? "" : "/@" + element.getAttributes().item(a).getNodeName());
        if (a < 0) {
          element.getParentNode().removeChild(element);
        } else {
          element.removeAttributeNode((Attr) element.getAttributes().item(a));
        }
        if (!isValid(oasis, mutant)) {
          refused++;
          if (refusal(new String(XmlDocuments.serialise(mutant), StandardCharsets.UTF_8)) == null) {
            laxer.add(what);
          }
        }
      }
    }
    assertThat(refused).isGreaterThan(100);
    assertThat(laxer.stream().distinct()).containsExactlyInAnyOrderElementsOf(NOT_READ);
  }

  private static boolean isValid(Validator validator, Document document) throws IOException {
    try {
      validator.validate(new DOMSource(document));
      return true;
    } catch (SAXException e) {
      return false;
    }
  }

  private static Document parsed(byte[] document) throws XmlRefusedException {
    return XmlDocuments.parse(document, XmlLimits.MESSAGE);
  }

  private static String refusal(String document) {
    Throwable refused = catchThrowable(() -> AgreementReader.read(document.getBytes(StandardCharsets.UTF_8)));
    return refused == null ? null : refused.getMessage();
  }
}
