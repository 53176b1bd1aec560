package org.belraihub.ebms;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.junit.jupiter.api.Assumptions;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** Schemas and samples of OASIS ebMS 2.0 and CPPA 2.0, which are not part of this project; tests that need them skip without. */
public final class ConformanceFiles {

  private static final Path ROOT = Path.of("../shared/conformance/ebms");

  private ConformanceFiles() {
  }

  public static Path root() {
    Assumptions.assumeTrue(Files.isDirectory(ROOT), "skipped: the conformance files in " + ROOT + " are not here");
    return ROOT;
  }

  public static List<Path> samples(String folder) {
    try (Stream<Path> files = Files.list(root().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For tests that prove something else as well and go on without the schemas. */
  public static void validateIfHere(Document document, String schema) {
    if (Files.isDirectory(ROOT)) {
      validate(document, schema);
    }
  }

  public static Validator validator(String schema) throws SAXException {
    File file = root().resolve("xsd").resolve(schema).toFile();
    SchemaFactory factory = SchemaFactory.newDefaultInstance();
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
    factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
    return factory.newSchema(file).newValidator();
  }

  public static void validate(Document document, String schema) {
    try {
      validator(schema).validate(new DOMSource(document));
    } catch (SAXException e) {
      throw new AssertionError("not valid against " + schema + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
