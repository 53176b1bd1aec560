package org.belraihub.instrument;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A place in a definition file (YAML, hence JSON too) that knows its file and line, so that every complaint can name them.
 * Values stay text until they are asked for, nothing is instantiated by the parser, and anchors are refused.
 */
public final class DefinitionNode {

  private static final int MAX_CODE_POINTS = 8 * 1024 * 1024;

  private final String file;
  private final Node node;

  private DefinitionNode(String file, Node node) {
    this.file = file;
    this.node = node;
  }

  /** The root of a file; {@link DefinitionException} if it is no YAML or not a mapping. */
  public static DefinitionNode parse(DefinitionFile source) {
    var options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    options.setMaxAliasesForCollections(0);
    options.setCodePointLimit(MAX_CODE_POINTS);
    Node root;
    try {
      root = new Yaml(options).compose(new InputStreamReader(new ByteArrayInputStream(source.content()), StandardCharsets.UTF_8));
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new DefinitionException(new DefinitionProblem(source.name(), line, "not readable as YAML: " + e.getProblem(), "correct the syntax"));
    }
    if (!(root instanceof MappingNode)) {
      throw new DefinitionException(new DefinitionProblem(source.name(), 1, "the file is empty or no mapping", "give it the keys of a definition"));
    }
    return new DefinitionNode(source.name(), root);
  }

  /** File name. */
  public String file() {
    return file;
  }

  /** Line, counted from 1. */
  public int line() {
    return node.getStartMark() == null ? 0 : node.getStartMark().getLine() + 1;
  }

  /** A complaint about this place. */
  public DefinitionProblem problem(String what, String remedy) {
    return new DefinitionProblem(file, line(), what, remedy);
  }

  /** A complaint about this place, ready to be thrown. */
  public DefinitionException broken(String what, String remedy) {
    return new DefinitionException(problem(what, remedy));
  }

  public boolean isMapping() {
    return node instanceof MappingNode;
  }

  public boolean isScalar() {
    return node instanceof ScalarNode;
  }

  /** The text of a scalar. */
  public String text() {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw broken("a single value is expected here", "replace the list or mapping by one value");
  }

  /** A whole number. */
  public int integer() {
    try {
      return Integer.parseInt(text());
    } catch (NumberFormatException e) {
      throw broken("'" + text() + "' is no whole number", "give a whole number");
    }
  }

  /** A number. */
  public double number() {
    try {
      return Double.parseDouble(text());
    } catch (NumberFormatException e) {
      throw broken("'" + text() + "' is no number", "give a number");
    }
  }

  /** {@code true} or {@code false}. */
  public boolean bool() {
    return switch (text()) {
      case "true" -> true;
      case "false" -> false;
      default -> throw broken("'" + text() + "' is neither true nor false", "write true or false");
    };
  }

  /** An ISO 8601 date. */
  public LocalDate date() {
    try {
      return LocalDate.parse(text());
    } catch (DateTimeParseException e) {
      throw broken("'" + text() + "' is no date", "write it as 2021-06-01");
    }
  }

  /** One of the names of an enum. */
  public <E extends Enum<E>> E oneOf(Class<E> type) {
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text())) {
        return constant;
      }
    }
    throw broken("'" + text() + "' is not known here", "use one of " + List.of(type.getEnumConstants()));
  }

  /** The entries of a mapping in file order. */
  public Map<String, DefinitionNode> entries() {
    if (!(node instanceof MappingNode mapping)) {
      throw broken("a mapping is expected here", "write key: value pairs");
    }
    var entries = new LinkedHashMap<String, DefinitionNode>();
    for (NodeTuple tuple : mapping.getValue()) {
      entries.put(((ScalarNode) tuple.getKeyNode()).getValue(), new DefinitionNode(file, tuple.getValueNode()));
    }
    return entries;
  }

  /** The elements of a list; a single value counts as a list of one. */
  public List<DefinitionNode> elements() {
    if (node instanceof SequenceNode sequence) {
      var elements = new ArrayList<DefinitionNode>(sequence.getValue().size());
      for (Node element : sequence.getValue()) {
        elements.add(new DefinitionNode(file, element));
      }
      return elements;
    }
    return List.of(this);
  }

  /** The texts of a list of scalars. */
  public List<String> texts() {
    return elements().stream().map(DefinitionNode::text).toList();
  }

  /** The value of a key, if it is there. */
  public Optional<DefinitionNode> find(String key) {
    if (!(node instanceof MappingNode mapping)) {
      throw broken("a mapping is expected here", "write key: value pairs");
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode scalar && scalar.getValue().equals(key)) {
        return Optional.of(new DefinitionNode(file, tuple.getValueNode()));
      }
    }
    return Optional.empty();
  }

  /** The value of a key that must be there. */
  public DefinitionNode get(String key) {
    return find(key).orElseThrow(() -> broken("'" + key + "' is missing", "add " + key + ":"));
  }

  /** SHA-256 of the content, hexadecimal; comments, white space and quoting do not count, the order of keys does. */
  public String sha256() {
    return sha256(Set.of());
  }

  /** The same, as if these keys of this mapping were comments. */
  String sha256(Set<String> remarks) {
    var canonical = new StringBuilder();
    append(node, remarks, canonical);
    return new DefinitionFile(file, canonical.toString().getBytes(StandardCharsets.UTF_8)).sha256();
  }

  private static void append(Node node, Set<String> without, StringBuilder to) {
    if (node instanceof ScalarNode scalar) {
      to.append(scalar.getValue().length()).append(':').append(scalar.getValue());
    } else if (node instanceof SequenceNode sequence) {
      to.append('[');
      sequence.getValue().forEach(element -> append(element, Set.of(), to));
      to.append(']');
    } else if (node instanceof MappingNode mapping) {
      to.append('{');
      for (NodeTuple tuple : mapping.getValue()) {
        if (!(tuple.getKeyNode() instanceof ScalarNode key && without.contains(key.getValue()))) {
          append(tuple.getKeyNode(), Set.of(), to);
          append(tuple.getValueNode(), Set.of(), to);
        }
      }
      to.append('}');
    }
  }

  /** Refuses keys that nobody reads: a misspelt key must not be silently ignored. */
  public DefinitionNode allowing(Set<String> keys) {
    for (var key : entries().keySet()) {
      if (!keys.contains(key)) {
        throw broken("'" + key + "' is not known here", "use one of " + keys.stream().sorted().toList());
      }
    }
    return this;
  }
}
