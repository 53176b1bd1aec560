package org.belraihub.ebms.header;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.belraihub.xml.InclusiveForm;

/** The transforms that ebMS 2.0 section 4.1.3 prescribes for the envelope, and how its XPath expression is recognised. */
public final class MandatedTransforms {

  public static final String ENVELOPED = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
  public static final String XPATH = "http://www.w3.org/TR/1999/REC-xpath-19991116";

  /** In this order, none more, none less. */
  public static final List<String> OF_ENVELOPE = List.of(ENVELOPED, XPATH, InclusiveForm.ALGORITHM);

  /** With the prefix {@code soap}; leaves out what is for the next hop only. */
  public static final String EXPRESSION = "not(ancestor-or-self::node()[@soap:actor=\"" + EbmsNames.ACTOR_NEXT_MSH
      + "\"] | ancestor-or-self::node()[@soap:actor=\"" + EbmsNames.ACTOR_NEXT + "\"])";

  private static final String SPACE = "[ \\t\\r\\n]*";
  private static final Pattern RECOGNISED = Pattern.compile(SPACE + String.join(SPACE, "not", "\\(", step("first", EbmsNames.ACTOR_NEXT_MSH),
      "\\|", step("second", EbmsNames.ACTOR_NEXT), "\\)") + SPACE);

  private MandatedTransforms() {
  }

  /**
   * The prefix that an expression uses for the SOAP namespace, if it is the mandated expression: the same tokens, any white space
   * between them, either kind of quote. Empty for every other expression.
   */
  public static String prefixOf(String expression) {
    Matcher matcher = RECOGNISED.matcher(expression);
    return matcher.matches() && matcher.group("first").equals(matcher.group("second")) ? matcher.group("first") : "";
  }

  private static String step(String group, String actor) {
    String literal = Pattern.quote(actor);
    return String.join(SPACE, "ancestor-or-self", "::", "node", "\\(", "\\)", "\\[", "@", "(?<" + group + ">[A-Za-z_][\\w.-]*):actor", "=",
        "(?:\"" + literal + "\"|'" + literal + "')", "\\]");
  }
}
