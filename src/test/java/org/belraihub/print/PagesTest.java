package org.belraihub.print;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.belraihub.instrument.Language;
import org.junit.jupiter.api.Test;

/** Whatever stands in a comment, a document comes of it, and nothing gets lost at the end of a line or page. */
class PagesTest {

  @Test
  void textGoesOnOverLinesAndPages() throws IOException {
    String word = "onafgebroken".repeat(30);
    try (var pages = new Pages("titel", Language.NL)) {
      for (int i = 0; i < 200; i++) {
        pages.line("regel " + i + " é ü ş Ω ж");
      }
      pages.indented(word);
      try (var document = Loader.loadPDF(pages.bytes())) {
        assertThat(document.getNumberOfPages()).isGreaterThan(2);
        String text = new PDFTextStripper().getText(document);
        assertThat(text).contains("regel 0 é ü ş Ω ж", "regel 199 é");
        assertThat(text.replaceAll("\\R", "")).contains(word);
      }
    }
  }

  @Test
  void whatTheFontDoesNotHaveIsAQuestionMarkAndControlCharactersAreBlank() throws IOException {
    try (var pages = new Pages("titel", Language.NL)) {
      pages.line("a\tb \uD83D\uDE00 c\r\nd");
      pages.line("");
      try (var document = Loader.loadPDF(pages.bytes())) {
        assertThat(new PDFTextStripper().getText(document)).contains("a b ? c", "d");
      }
    }
  }
}
