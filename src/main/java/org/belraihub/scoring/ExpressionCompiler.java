package org.belraihub.scoring;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.belraihub.scoring.Expression.Binary;
import org.belraihub.scoring.Expression.Call;
import org.belraihub.scoring.Expression.Function;
import org.belraihub.scoring.Expression.Name;
import org.belraihub.scoring.Expression.Negative;
import org.belraihub.scoring.Expression.Not;
import org.belraihub.scoring.Expression.Number;
import org.belraihub.scoring.Expression.TableLookup;

/**
 * Turns expressions into formulas over one frame layout. Done once per scale and instrument version, at load.
 *
 * @param names  what each name reads from the frame
 * @param groups group name to member names
 * @param tables step tables by name
 */
record ExpressionCompiler(Map<String, Formula> names, Map<String, List<String>> groups, Map<String, StepTable> tables) {

  Formula compile(Expression expression) {
    if (expression instanceof Number number) {
      double value = number.value();
      return frame -> value;
    }
    if (expression instanceof Name name) {
      return name(name.name());
    }
    if (expression instanceof Not not) {
      var operand = compile(not.operand());
      return frame -> operand.of(frame) == 1 ? 0 : 1;
    }
    if (expression instanceof Negative negative) {
      var operand = compile(negative.operand());
      return frame -> -operand.of(frame);
    }
    if (expression instanceof TableLookup lookup) {
      return lookup(lookup);
    }
    if (expression instanceof Binary binary) {
      return binary(binary);
    }
    return call((Call) expression);
  }

  private Formula name(String name) {
    var formula = names.get(name);
    if (formula == null) {
      throw new ExpressionException(groups.containsKey(name) ? "the group '" + name + "' can stand only in a function"
          : "unknown name '" + name + "'");
    }
    return formula;
  }

  private Formula lookup(TableLookup lookup) {
    var table = tables.get(lookup.table());
    if (table == null) {
      throw new ExpressionException("unknown table '" + lookup.table() + "'");
    }
    var argument = compile(lookup.argument());
    return frame -> table.of(argument.of(frame));
  }

  private Formula binary(Binary binary) {
    var left = compile(binary.left());
    if (binary.right() instanceof Number number) {
      return againstConstant(binary.operator(), left, number.value());
    }
    return between(binary.operator(), left, compile(binary.right()));
  }

  /** The most frequent form, without a call for the constant. */
  private static Formula againstConstant(Expression.Operator operator, Formula left, double right) {
    return switch (operator) {
      case EQUAL -> frame -> left.of(frame) == right ? 1 : 0;
      case NOT_EQUAL -> frame -> left.of(frame) != right ? 1 : 0;
      case LESS -> frame -> left.of(frame) < right ? 1 : 0;
      case LESS_OR_EQUAL -> frame -> left.of(frame) <= right ? 1 : 0;
      case GREATER -> frame -> left.of(frame) > right ? 1 : 0;
      case GREATER_OR_EQUAL -> frame -> left.of(frame) >= right ? 1 : 0;
      default -> between(operator, left, frame -> right);
    };
  }

  private static Formula between(Expression.Operator operator, Formula left, Formula right) {
    return switch (operator) {
      case OR -> frame -> left.of(frame) == 1 || right.of(frame) == 1 ? 1 : 0;
      case AND -> frame -> left.of(frame) == 1 && right.of(frame) == 1 ? 1 : 0;
      case EQUAL -> frame -> left.of(frame) == right.of(frame) ? 1 : 0;
      case NOT_EQUAL -> frame -> left.of(frame) != right.of(frame) ? 1 : 0;
      case LESS -> frame -> left.of(frame) < right.of(frame) ? 1 : 0;
      case LESS_OR_EQUAL -> frame -> left.of(frame) <= right.of(frame) ? 1 : 0;
      case GREATER -> frame -> left.of(frame) > right.of(frame) ? 1 : 0;
      case GREATER_OR_EQUAL -> frame -> left.of(frame) >= right.of(frame) ? 1 : 0;
      case PLUS -> frame -> left.of(frame) + right.of(frame);
      case MINUS -> frame -> left.of(frame) - right.of(frame);
      case TIMES -> frame -> left.of(frame) * right.of(frame);
      case DIVIDED_BY -> frame -> left.of(frame) / right.of(frame);
    };
  }

  private Formula call(Call call) {
    var expanded = new ArrayList<Formula>();
    for (var argument : call.arguments()) {
      expand(argument).forEach(member -> expanded.add(compile(member)));
    }
    var arguments = expanded.toArray(Formula[]::new);
    return switch (call.function()) {
      case SUM, COUNT -> frame -> {
        double sum = 0;
        for (var argument : arguments) {
          sum += argument.of(frame);
        }
        return sum;
      };
      case MIN -> frame -> {
        double min = Double.POSITIVE_INFINITY;
        for (var argument : arguments) {
          min = Math.min(min, argument.of(frame));
        }
        return min;
      };
      case MAX -> frame -> {
        double max = Double.NEGATIVE_INFINITY;
        for (var argument : arguments) {
          max = Math.max(max, argument.of(frame));
        }
        return max;
      };
      case ANY -> frame -> {
        for (var argument : arguments) {
          if (argument.of(frame) == 1) {
            return 1;
          }
        }
        return 0;
      };
      case ALL -> frame -> {
        for (var argument : arguments) {
          if (argument.of(frame) != 1) {
            return 0;
          }
        }
        return 1;
      };
      case YEARS -> years(arguments);
    };
  }

  private static Formula years(Formula[] arguments) {
    return frame -> {
      double from = arguments[0].of(frame);
      double to = arguments[1].of(frame);
      if (Double.isNaN(from) || Double.isNaN(to)) {
        return Double.NaN;
      }
      return ChronoUnit.YEARS.between(LocalDate.ofEpochDay((long) from), LocalDate.ofEpochDay((long) to));
    };
  }

  /** One expression per member for the first group named in it, or the expression itself. */
  private List<Expression> expand(Expression argument) {
    for (var name : argument.names()) {
      var members = groups.get(name);
      if (members != null) {
        return members.stream().map(member -> replace(argument, name, member)).toList();
      }
    }
    return List.of(argument);
  }

  private static Expression replace(Expression in, String group, String member) {
    if (in instanceof Name name) {
      return name.name().equals(group) ? new Name(member) : name;
    }
    if (in instanceof Binary binary) {
      return new Binary(binary.operator(), replace(binary.left(), group, member), replace(binary.right(), group, member));
    }
    if (in instanceof Not not) {
      return new Not(replace(not.operand(), group, member));
    }
    if (in instanceof Negative negative) {
      return new Negative(replace(negative.operand(), group, member));
    }
    if (in instanceof TableLookup lookup) {
      return new TableLookup(lookup.table(), replace(lookup.argument(), group, member));
    }
    if (in instanceof Call call && call.function() != Function.YEARS) {
      return new Call(call.function(), call.arguments().stream().map(argument -> replace(argument, group, member)).toList());
    }
    return in;
  }
}
