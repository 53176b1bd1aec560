package org.belraihub.scoring;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.belraihub.scoring.Expression.Binary;
import org.belraihub.scoring.Expression.Call;
import org.belraihub.scoring.Expression.Function;
import org.belraihub.scoring.Expression.Name;
import org.belraihub.scoring.Expression.Negative;
import org.belraihub.scoring.Expression.Not;
import org.belraihub.scoring.Expression.Number;
import org.belraihub.scoring.Expression.Operator;
import org.belraihub.scoring.Expression.TableLookup;

/** Parses expressions such as {@code max(eating, locomotion) >= 4 and not (decision == 5)}. */
final class ExpressionParser {

  private static final Pattern TOKEN = Pattern.compile("\\s*(?:(\\d+(?:\\.\\d+)?)|([A-Za-z_][A-Za-z0-9_]*)|(==|!=|<=|>=|[<>+\\-*/(),]))");
  private static final Map<String, Operator> COMPARISONS = Map.of("==", Operator.EQUAL, "!=", Operator.NOT_EQUAL, "<", Operator.LESS,
      "<=", Operator.LESS_OR_EQUAL, ">", Operator.GREATER, ">=", Operator.GREATER_OR_EQUAL);
  private static final String END = "end of expression";

  private final List<String> tokens = new ArrayList<>();
  private int next;

  private ExpressionParser(String text) {
    Matcher matcher = TOKEN.matcher(text);
    int at = 0;
    int end = text.stripTrailing().length();
    while (at < end) {
      if (!matcher.region(at, end).lookingAt()) {
        throw new ExpressionException("unknown operator at '" + text.substring(at).strip() + "'");
      }
      tokens.add(matcher.group().strip());
      at = matcher.end();
    }
    tokens.add(END);
  }

  /** Parses; {@link ExpressionException} names what is wrong. */
  static Expression parse(String text) {
    var parser = new ExpressionParser(text);
    var expression = parser.or();
    if (!parser.peek().equals(END)) {
      throw new ExpressionException("unexpected '" + parser.peek() + "'");
    }
    return expression;
  }

  private String peek() {
    return tokens.get(next);
  }

  private boolean accept(String token) {
    if (peek().equals(token)) {
      next++;
      return true;
    }
    return false;
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw new ExpressionException("'" + token + "' expected, found '" + peek() + "'");
    }
  }

  private Expression or() {
    var left = and();
    while (accept("or")) {
      left = new Binary(Operator.OR, left, and());
    }
    return left;
  }

  private Expression and() {
    var left = not();
    while (accept("and")) {
      left = new Binary(Operator.AND, left, not());
    }
    return left;
  }

  private Expression not() {
    return accept("not") ? new Not(not()) : comparison();
  }

  private Expression comparison() {
    var left = sum();
    var operator = COMPARISONS.get(peek());
    if (operator == null) {
      return left;
    }
    next++;
    return new Binary(operator, left, sum());
  }

  private Expression sum() {
    var left = product();
    while (true) {
      if (accept("+")) {
        left = new Binary(Operator.PLUS, left, product());
      } else if (accept("-")) {
        left = new Binary(Operator.MINUS, left, product());
      } else {
        return left;
      }
    }
  }

  private Expression product() {
    var left = primary();
    while (true) {
      if (accept("*")) {
        left = new Binary(Operator.TIMES, left, primary());
      } else if (accept("/")) {
        left = new Binary(Operator.DIVIDED_BY, left, primary());
      } else {
        return left;
      }
    }
  }

  private Expression primary() {
    if (accept("-")) {
      return new Negative(primary());
    }
    if (accept("(")) {
      var inner = or();
      expect(")");
      return inner;
    }
    var token = peek();
    if (Character.isDigit(token.charAt(0))) {
      next++;
      return new Number(Double.parseDouble(token));
    }
    if (token.equals(END) || !Character.isJavaIdentifierStart(token.charAt(0))) {
      throw new ExpressionException("a number or name expected, found '" + token + "'");
    }
    next++;
    return accept("(") ? call(token) : new Name(token);
  }

  private Expression call(String name) {
    if (name.equals("table")) {
      var table = peek();
      next++;
      expect(",");
      var argument = or();
      expect(")");
      return new TableLookup(table, argument);
    }
    var function = function(name);
    var arguments = new ArrayList<Expression>();
    do {
      arguments.add(or());
    } while (accept(","));
    expect(")");
    if (function == Function.YEARS && arguments.size() != 2) {
      throw new ExpressionException("years takes two dates");
    }
    return new Call(function, List.copyOf(arguments));
  }

  private static Function function(String name) {
    for (var function : Function.values()) {
      if (function.name().toLowerCase(Locale.ROOT).equals(name)) {
        return function;
      }
    }
    throw new ExpressionException("unknown operator '" + name + "'");
  }
}
