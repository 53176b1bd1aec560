package org.belraihub.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Everything that this JVM prints from now on, on standard output and standard error alike: logs, stack traces, anything. */
final class LogTap {

  private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

  void open() {
    System.setOut(tee(System.out));
    System.setErr(tee(System.err));
  }

  int length() {
    return seen.size();
  }

  String since(int mark) {
    byte[] all = seen.toByteArray();
    return new String(all, mark, all.length - mark, StandardCharsets.UTF_8);
  }

  private PrintStream tee(PrintStream shown) {
    return new PrintStream(new Tee(shown), true, StandardCharsets.UTF_8);
  }

  private final class Tee extends OutputStream {

    private final PrintStream shown;

    Tee(PrintStream shown) {
      this.shown = shown;
    }

    @Override
    public void write(int octet) {
      shown.write(octet);
      seen.write(octet);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      shown.write(octets, from, length);
      seen.write(octets, from, length);
    }

    @Override
    public void flush() throws IOException {
      shown.flush();
    }
  }
}
