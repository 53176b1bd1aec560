package org.belraihub.xml;

import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import javax.xml.XMLConstants;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;

import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * Validates trees against one schema and its imports. Names the elements that are wrong, never their content. For all threads:
 * validators are pooled, because making one costs more than a message. The schema is read when it is first needed, so that a start does
 * not read those of all services.
 */
public final class SchemaCheck {

  private static final String CURRENT_NODE = "http://apache.org/xml/properties/dom/current-element-node";
  private static final int MOST_PLACES = 10;

  private final List<URL> sources;
  private final Queue<Validator> idle = new ConcurrentLinkedQueue<>();
  private @Nullable Schema schema;

  private SchemaCheck(List<URL> sources, @Nullable Schema schema) {
    this.sources = sources;
    this.schema = schema;
  }

  /**
   * The check for schemas on the class path, such as {@code xsd/assessment-v1.xsd}; imports resolve relative to each file and nowhere
   * else. {@link IllegalStateException} when one is missing; the first check throws it when one is wrong.
   */
  public static SchemaCheck of(String... resources) {
    var sources = new ArrayList<URL>();
    for (String resource : resources) {
      URL url = SchemaCheck.class.getClassLoader().getResource(resource);
      if (url == null) {
        throw new IllegalStateException("the schema " + resource + " is not on the class path");
      }
      sources.add(url);
    }
    return new SchemaCheck(sources, null);
  }

  /** The check for a schema that somebody else has read. */
  public static SchemaCheck of(Schema schema) {
    return new SchemaCheck(List.of(), schema);
  }

  private synchronized Schema schema() {
    if (schema == null) {
      try {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file,jar,jar:file,jar:nested,nested");
        schema = factory.newSchema(sources.stream().map(source -> new StreamSource(source.toExternalForm())).toArray(StreamSource[]::new));
      } catch (SAXException e) {
        throw new IllegalStateException("the schema " + sources + " cannot be used", e);
      }
    }
    return schema;
  }

  /**
   * Where the element is not valid: paths of local names from the element, such as {@code SubmitAssessmentRequest/answers/answer};
   * empty when it is valid. At most ten.
   */
  public List<String> invalidPlaces(Element element) {
    return List.copyOf(checked(element, false).found.keySet());
  }

  /**
   * The same places, numbered where several have one name, each with what is wrong there, which may quote the content: for documents of
   * an operator, never for what is about a person.
   */
  public List<String> complaints(Element element) {
    return checked(element, true).found.entrySet().stream().map(place -> place.getKey() + ": " + place.getValue()).toList();
  }

  private Places checked(Element element, boolean numbered) {
    Validator validator = idle.poll();
    if (validator == null) {
      validator = schema().newValidator();
    }
    var places = new Places(validator, element, numbered);
    try {
      validator.setErrorHandler(places);
      validator.validate(new DOMSource(element));
    } catch (SAXException e) {
      places.add(e);
    } catch (IOException e) {
      throw new IllegalStateException("a tree in memory was not readable", e);
    }
    validator.setErrorHandler(null);
    idle.offer(validator);
    return places;
  }

  private static final class Places implements ErrorHandler {

    private final Validator validator;
    private final Element root;
    private final boolean numbered;
    private final Map<String, String> found = new LinkedHashMap<>();

    Places(Validator validator, Element root, boolean numbered) {
      this.validator = validator;
      this.root = root;
      this.numbered = numbered;
    }

    void add(SAXException complaint) {
      if (found.size() < MOST_PLACES) {
        found.putIfAbsent(path(), String.valueOf(complaint.getMessage()).replaceFirst("^cvc-[\\w.-]+: ", ""));
      }
    }

    private String path() {
      try {
        var path = new StringBuilder();
        for (Object node = validator.getProperty(CURRENT_NODE); node instanceof Element element; node = element.getParentNode()) {
          path.insert(0, element.getLocalName() + (numbered && element != root ? number(element) : ""));
          if (element == root) {
            break;
          }
          path.insert(0, '/');
        }
        return path.length() == 0 ? root.getLocalName() : path.toString();
      } catch (SAXException e) {
        return ((Node) root).getLocalName();
      }
    }

    /** Like a predicate in XPath; nothing for the only one of its name. */
    private static String number(Element element) {
      var same = ((Element) element.getParentNode()).getChildNodes();
      int number = 0;
      int all = 0;
      for (int i = 0; i < same.getLength(); i++) {
        if (same.item(i) instanceof Element sibling && element.getLocalName().equals(sibling.getLocalName())) {
          all++;
          number = sibling == element ? all : number;
        }
      }
      return all == 1 ? "" : "[" + number + "]";
    }

    @Override
    public void warning(SAXParseException exception) {
      // a warning refuses nothing
    }

    @Override
    public void error(SAXParseException exception) {
      add(exception);
    }

    @Override
    public void fatalError(SAXParseException exception) {
      add(exception);
    }
  }
}
