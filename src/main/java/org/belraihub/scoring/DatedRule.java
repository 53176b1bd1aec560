package org.belraihub.scoring;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.belraihub.instrument.DefinitionFile;
import org.belraihub.instrument.DefinitionNode;

/**
 * A legal limit that changes over time: rows with a validity and the day from which they were known, so that a decision can be
 * repeated as it was taken although the limit was changed backwards later.
 *
 * @param name for example {@code ZZZ}
 * @param rows in the order in which they are tried
 */
record DatedRule(String name, List<Row> rows, String file) {

  /**
   * One row.
   *
   * @param validFrom      first reference date it holds for
   * @param validTo        last reference date it holds for
   * @param knownFrom      first decision date on which it counts
   * @param condition      the right exists when this holds
   * @param legalReference where it stands
   * @param line           line in the file
   * @param sha256         of the content of the row
   */
  record Row(LocalDate validFrom, LocalDate validTo, LocalDate knownFrom, Expression condition, String legalReference, int line,
      String sha256) {
  }

  static DatedRule read(DefinitionFile file) {
    var root = DefinitionNode.parse(file).allowing(Set.of("rule", "scheme", "rows", "note"));
    var rows = new ArrayList<Row>();
    for (var node : root.get("rows").elements()) {
      node.allowing(Set.of("validFrom", "validTo", "knownFrom", "if", "legalReference"));
      Expression condition;
      try {
        condition = ExpressionParser.parse(node.get("if").text());
      } catch (ExpressionException e) {
        throw node.get("if").broken(e.getMessage(), "correct the condition");
      }
      rows.add(new Row(node.get("validFrom").date(), node.find("validTo").map(DefinitionNode::date).orElse(LocalDate.MAX),
          node.get("knownFrom").date(), condition, node.get("legalReference").text(), node.line(), node.sha256()));
    }
    rows.sort(Comparator.comparing(Row::knownFrom).thenComparing(Row::validFrom).reversed());
    return new DatedRule(root.get("rule").text(), List.copyOf(rows), file.name());
  }

  /** Index of the row that holds on a reference date for a decision taken on another: what was known last wins. */
  Optional<Integer> rowFor(LocalDate referenceDate, LocalDate decisionDate) {
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      if (!row.validFrom().isAfter(referenceDate) && !row.validTo().isBefore(referenceDate) && !row.knownFrom().isAfter(decisionDate)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** {@code ZZZ@2021-06-01/2022-05-13}. */
  String nameOf(int row) {
    return name + "@" + rows.get(row).validFrom() + "/" + rows.get(row).knownFrom();
  }
}
