package org.belraihub.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;

import org.belraihub.instrument.Answers;
import org.belraihub.instrument.InstrumentId;

/** The digest of closed content (R10.12). */
public final class ContentDigest {

  private ContentDigest() {
  }

  /** SHA-256 over instrument, version, reference date and canonical answers: the same content, the same digest, on any platform. */
  public static byte[] of(InstrumentId instrument, LocalDate referenceDate, Answers answers) {
    try {
      var text = instrument.code() + '\n' + instrument.version() + '\n' + referenceDate + '\n' + answers.canonical();
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
