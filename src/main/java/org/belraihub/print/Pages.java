package org.belraihub.print;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.belraihub.instrument.Language;
import org.jspecify.annotations.Nullable;

/** Text on pages of A4, from top to bottom. */
final class Pages implements AutoCloseable {

  /** Comes with the library; has Latin, Greek and Cyrillic letters. Embedded, so that every reader shows the same. */
  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final float MARGIN = 56;
  private static final float TITLE = 15;
  private static final float HEADING = 12;
  private static final float TEXT = 9.5f;
  private static final float LINE = 1.35f;

  private final PDDocument document = new PDDocument();
  private final PDFont font;
  private @Nullable PDPageContentStream page;
  private float y;

  Pages(String title, Language language) throws IOException {
    try (InputStream letters = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
      font = PDType0Font.load(document, letters, true);
    }
    document.getDocumentInformation().setTitle(title);
    document.getDocumentCatalog().setLanguage(language.name().toLowerCase(java.util.Locale.ROOT));
    write(title, TITLE, 0);
  }

  void heading(String text) throws IOException {
    y -= HEADING;
    write(text, HEADING, 0);
  }

  void line(String text) throws IOException {
    write(text, TEXT, 0);
  }

  /** Belongs to the line above. */
  void indented(String text) throws IOException {
    write(text, TEXT, 14);
  }

  private void write(String text, float size, float indent) throws IOException {
    for (String line : wrapped(text, size, PDRectangle.A4.getWidth() - 2 * MARGIN - indent)) {
      PDPageContentStream on = room(size * LINE);
      on.beginText();
      on.setFont(font, size);
      on.newLineAtOffset(MARGIN + indent, y);
      on.showText(line);
      on.endText();
    }
  }

  private PDPageContentStream room(float height) throws IOException {
    PDPageContentStream current = page;
    if (current == null || y - height < MARGIN) {
      if (current != null) {
        current.close();
      }
      var fresh = new PDPage(PDRectangle.A4);
      document.addPage(fresh);
      current = new PDPageContentStream(document, fresh);
      page = current;
      y = PDRectangle.A4.getHeight() - MARGIN;
    }
    y -= height;
    return current;
  }

  private List<String> wrapped(String text, float size, float width) throws IOException {
    var lines = new ArrayList<String>();
    for (String paragraph : text.split("\\R")) {
      var line = new StringBuilder();
      for (String word : printable(paragraph).split(" ")) {
        if (!line.isEmpty() && widthOf(line + " " + word, size) > width) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.isEmpty() ? "" : " ").append(word);
        while (widthOf(line.toString(), size) > width) {
          int fits = line.length() - 1;
          while (fits > 1 && widthOf(line.substring(0, fits), size) > width) {
            fits--;
          }
          lines.add(line.substring(0, fits));
          line.delete(0, fits);
        }
      }
      lines.add(line.toString());
    }
    return lines;
  }

  private float widthOf(String text, float size) throws IOException {
    return font.getStringWidth(text) / 1000 * size;
  }

  /** Characters that the font does not have become question marks. */
  private String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints().map(point -> Character.isISOControl(point) ? ' ' : point).mapToObj(Character::toString)
        .forEach(letter -> printable.append(has(letter) ? letter : "?"));
    return printable.toString();
  }

  private boolean has(String letter) {
    try {
      font.encode(letter);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The whole document. */
  byte[] bytes() throws IOException {
    if (page != null) {
      page.close();
    }
    var bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  @Override
  public void close() throws IOException {
    document.close();
  }
}
