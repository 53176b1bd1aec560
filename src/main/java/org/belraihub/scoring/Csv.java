package org.belraihub.scoring;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;

/** Comma-separated values as in RFC 4180. */
final class Csv {

  private Csv() {
  }

  /** All records; empty lines are left out. */
  static List<List<String>> read(Reader in) throws IOException {
    var records = new ArrayList<List<String>>();
    var record = new ArrayList<String>();
    var field = new StringBuilder();
    boolean quoted = false;
    boolean afterQuote = false;
    for (int c = in.read(); c >= 0; c = in.read()) {
      if (quoted && c == '"') {
        quoted = false;
        afterQuote = true;
      } else if (quoted) {
        field.append((char) c);
      } else if (c == '"') {
        if (afterQuote) {
          field.append('"');
        }
        quoted = true;
        afterQuote = false;
      } else if (c == ',') {
        record.add(field.toString());
        field.setLength(0);
        afterQuote = false;
      } else if (c == '\n') {
        end(records, record, field);
        record = new ArrayList<>();
        afterQuote = false;
      } else if (c != '\r' && c != '\uFEFF') {
        field.append((char) c);
      }
    }
    end(records, record, field);
    return records;
  }

  private static void end(List<List<String>> records, List<String> record, StringBuilder field) {
    if (!record.isEmpty() || field.length() > 0) {
      record.add(field.toString());
      records.add(record);
    }
    field.setLength(0);
  }

  /** One record and a line feed. */
  static void write(Writer out, List<String> record) throws IOException {
    for (int i = 0; i < record.size(); i++) {
      if (i > 0) {
        out.write(',');
      }
      var value = record.get(i);
      boolean special = value.indexOf(',') >= 0 || value.indexOf('"') >= 0 || value.indexOf('\n') >= 0;
      out.write(special ? '"' + value.replace("\"", "\"\"") + '"' : value);
    }
    out.write('\n');
  }
}
