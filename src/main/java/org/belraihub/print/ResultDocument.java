package org.belraihub.print;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.belraihub.assessment.CentralResults;
import org.belraihub.assessment.Printing.Part;
import org.belraihub.assessment.Printing.Sheet;
import org.belraihub.assessment.Summary;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.instrument.Labels;
import org.belraihub.instrument.Language;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.scoring.ResultWording;
import org.belraihub.scoring.ResultWording.Placing;
import org.belraihub.scoring.ScaleKind;
import org.belraihub.scoring.ScaleResult;

/** Writes a closed assessment with its results as PDF: professional words, or plain ones for the client (R5.13 to R5.15). */
public final class ResultDocument {

  private static final Labels HEAD = new Labels("Referentiedatum %s, afgesloten op %s", "Date de référence %s, clôturé le %s",
      "Referenzdatum %s, abgeschlossen am %s", "Reference date %s, closed on %s");
  private static final Labels CLIENT = new Labels("Zorgbehoevende: %s", "Personne ayant besoin de soins : %s", "Pflegebedürftige Person: %s",
      "Person in need of care: %s");
  private static final Labels SCALES = new Labels("Scores", "Scores", "Werte", "Scores");
  private static final Labels CENTRAL = new Labels("Scores van het federale platform", "Scores de la plateforme fédérale",
      "Werte der föderalen Plattform", "Scores of the federal platform");
  private static final Labels CAPS = new Labels("Aandachtspunten (CAP's)", "Points d'attention (CAP)", "Aufmerksamkeitspunkte (CAP)", "CAPs");
  private static final Labels ANSWERS = new Labels("Antwoorden", "Réponses", "Antworten", "Answers");
  private static final Labels COMMENTS = new Labels("Opmerkingen", "Commentaires", "Bemerkungen", "Comments");
  private static final Labels PENDING = new Labels("De scores worden nog berekend.", "Les scores sont en cours de calcul.",
      "Die Werte werden noch berechnet.", "The scores are still being computed.");

  private final ResultWording wording;
  private final InstrumentRegistry instruments;

  /** Documents in the words of these definitions. */
  public ResultDocument(ResultWording wording, InstrumentRegistry instruments) {
    this.wording = wording;
    this.instruments = instruments;
  }

  /** The document in one language. */
  public byte[] pdf(Sheet sheet, Language language) {
    Summary summary = sheet.summary();
    Optional<InstrumentDefinition> definition = instruments.find(new InstrumentId(summary.instrument(), summary.version()));
    String title = definition.map(found -> found.name().in(language)).orElse(summary.instrument()) + " - " + summary.reference();
    try (var pages = new Pages(title, language)) {
      pages.line(CLIENT.in(language).formatted(sheet.insz()));
      pages.line(HEAD.in(language).formatted(summary.dates().reference(), summary.closingDate()));
      if (sheet.parts().contains(Part.SCALES)) {
        pages.heading(SCALES.in(language));
        results(pages, sheet, language, kind -> kind != ScaleKind.CAP && kind != ScaleKind.INDICATOR);
        central(pages, sheet, language);
      }
      if (sheet.parts().contains(Part.CAPS)) {
        pages.heading(CAPS.in(language));
        results(pages, sheet, language, kind -> kind == ScaleKind.CAP);
      }
      if (sheet.parts().contains(Part.ANSWERS) && definition.isPresent()) {
        pages.heading(ANSWERS.in(language));
        for (ModuleDefinition module : definition.get().modules()) {
          answers(pages, module, sheet, definition.get(), language);
        }
      }
      if (sheet.parts().contains(Part.COMMENTS) && !sheet.comments().isEmpty()) {
        pages.heading(COMMENTS.in(language));
        for (var comment : sheet.comments().entrySet()) {
          pages.line(comment.getKey() + ": " + comment.getValue());
        }
      }
      return pages.bytes();
    } catch (IOException e) {
      throw new UncheckedIOException("a document could not be written", e);
    }
  }

  private void results(Pages pages, Sheet sheet, Language language, Predicate<ScaleKind> which) throws IOException {
    if (sheet.results().isPending()) {
      pages.line(PENDING.in(language));
    }
    for (ScaleResult result : sheet.results().results()) {
      Optional<ResultWording.Wording> words = wording.word(result, language);
      if (words.isPresent() && wording.placing(result).map(Placing::scale).map(scale -> which.test(scale.head().kind())).orElse(false)) {
        String name = sheet.clientFriendly() ? words.get().plainName() : words.get().name();
        String meaning = sheet.clientFriendly() ? words.get().plainMeaning() : words.get().meaning();
        pages.line(name + ": " + result.text() + (meaning == null ? "" : (result.computable() ? ", " : "") + meaning));
        if (words.get().caution() != null) {
          pages.indented(words.get().caution());
        }
      }
    }
  }

  private static void central(Pages pages, Sheet sheet, Language language) throws IOException {
    if (sheet.central() != null) {
      pages.heading(CENTRAL.in(language));
      for (CentralResults.Result result : sheet.central().results()) {
        pages.line(result.scale() + ": " + (result.value() == null ? "-" : result.value().toPlainString()));
      }
    }
  }

  private void answers(Pages pages, ModuleDefinition module, Sheet sheet, InstrumentDefinition definition, Language language) throws IOException {
    List<ResultWording.ItemUsed> answered = wording.answered(module, sheet.answers(), definition);
    if (!answered.isEmpty()) {
      pages.line(module.code() + " " + module.label().in(language));
      for (ResultWording.ItemUsed item : answered) {
        String answer = item.answerLabel() == null ? String.valueOf(item.answer()) : item.answer() + " " + item.answerLabel().in(language);
        pages.indented(item.code() + " " + item.label().in(language) + ": " + answer);
      }
    }
  }
}
