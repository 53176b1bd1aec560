package org.belraihub.scoring;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A parsed expression of a scale definition. Numbers only; true is 1 and false is 0. Names are inputs, groups or steps of the scale.
 */
sealed interface Expression {

  /** A literal. */
  record Number(double value) implements Expression {
  }

  /** An input, group or step. */
  record Name(String name) implements Expression {
  }

  /** Two operands. */
  record Binary(Operator operator, Expression left, Expression right) implements Expression {
  }

  /** {@code not x}. */
  record Not(Expression operand) implements Expression {
  }

  /** {@code -x}. */
  record Negative(Expression operand) implements Expression {
  }

  /** {@code sum(a, b)}; the function is known to the parser. */
  record Call(Function function, List<Expression> arguments) implements Expression {
  }

  /** {@code table(name, x)}. */
  record TableLookup(String table, Expression argument) implements Expression {
  }

  /** Operators, loosest first. */
  enum Operator {
    OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL, PLUS, MINUS, TIMES, DIVIDED_BY
  }

  /** Functions; an argument that names a group stands for one argument per member. */
  enum Function {
    SUM, MIN, MAX, COUNT, ANY, ALL, YEARS
  }

  /** All names used, in order of appearance. */
  default Set<String> names() {
    var names = new LinkedHashSet<String>();
    collect(this, names);
    return names;
  }

  private static void collect(Expression expression, Set<String> names) {
    if (expression instanceof Name name) {
      names.add(name.name());
    } else if (expression instanceof Binary binary) {
      collect(binary.left(), names);
      collect(binary.right(), names);
    } else if (expression instanceof Not not) {
      collect(not.operand(), names);
    } else if (expression instanceof Negative negative) {
      collect(negative.operand(), names);
    } else if (expression instanceof Call call) {
      call.arguments().forEach(argument -> collect(argument, names));
    } else if (expression instanceof TableLookup lookup) {
      collect(lookup.argument(), names);
    }
  }
}
