package org.belraihub.ehealth.hubservices.wire;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;

import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBElement;
import jakarta.xml.bind.JAXBException;
import jakarta.xml.bind.Unmarshaller;
import org.xml.sax.SAXException;

/** The schemas and samples of the real services, read where they lie beside the project; tests without them are skipped. */
public final class Conformance {

  private static final Path FOLDER = Path.of("../shared/conformance/ehealth");
  private static final JAXBContext CONTEXT = context();

  private Conformance() {
  }

  /** A file or folder of the conformance data; the test is skipped when it is not there. */
  public static Path path(String name) {
    assumeTrue(Files.isDirectory(FOLDER),
        "skipped: the conformance data of the real services is not at " + FOLDER.toAbsolutePath().normalize());
    return FOLDER.resolve(name);
  }

  /** The samples of one kind, in order. */
  public static List<Path> samples(String folder) throws IOException {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    }
  }

  /** A real schema. */
  public static Schema real(String file) throws SAXException {
    return schema(path(file));
  }

  /** Our own schema. */
  static Schema ours() throws SAXException {
    return schema(Path.of("xsd/hubservices-protocol-v2.xsd"));
  }

  private static Schema schema(Path file) throws SAXException {
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.newSchema(file.toFile());
  }

  /** Validates; throws when it does not follow the schema. */
  public static void validate(Schema schema, String xml) throws SAXException, IOException {
    schema.newValidator().validate(new StreamSource(new StringReader(xml)));
  }

  /** Reads a message. */
  public static <T> T read(Path file, Class<T> type) throws JAXBException {
    return type.cast(read(file));
  }

  static Object read(Path file) throws JAXBException {
    Unmarshaller unmarshaller = CONTEXT.createUnmarshaller();
    unmarshaller.setEventHandler(event -> false);
    return ((JAXBElement<?>) unmarshaller.unmarshal(file.toFile())).getValue();
  }

  static String write(JAXBElement<?> message) throws JAXBException {
    var out = new StringWriter();
    CONTEXT.createMarshaller().marshal(message, out);
    return out.toString();
  }

  static JAXBElement<?> element(Path file) throws JAXBException {
    return (JAXBElement<?>) CONTEXT.createUnmarshaller().unmarshal(file.toFile());
  }

  private static JAXBContext context() {
    try {
      return JAXBContext.newInstance(ObjectFactory.class);
    } catch (JAXBException e) {
      throw new IllegalStateException("the generated classes do not fit together", e);
    }
  }
}
