package org.belraihub.assessment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Map;
import java.util.TreeMap;

import org.belraihub.crypto.FieldCipher;
import org.belraihub.instrument.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the snapshot of a closed assessment and computes its digest (R10.12). */
class ClosedContent {

  private static final String PURPOSE = "assessment_snapshot";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() { };

  private final FieldCipher cipher;

  ClosedContent(FieldCipher cipher) {
    this.cipher = cipher;
  }

  /** SHA-256 over instrument, version, reference date and canonical answers: the same content, the same digest, on any platform. */
  static byte[] digest(Assessment assessment, Answers answers) {
    try {
      var text = assessment.instrument().code() + '\n' + assessment.instrument().version() + '\n' + assessment.dates().reference() + '\n'
          + answers.canonical();
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  Snapshot snapshot(Assessment assessment, DraftContent content, byte[] digest) {
    byte[] comments = content.comments().isEmpty() ? null : cipher.encrypt(JSON.writeValueAsBytes(content.comments()), PURPOSE);
    return new Snapshot(assessment.id(), JSON.writeValueAsString(content.answers().asMap()), comments, digest);
  }

  Answers answers(Snapshot snapshot) {
    return Answers.of(JSON.readValue(snapshot.answers(), TEXTS));
  }

  Map<String, String> comments(Snapshot snapshot) {
    byte @Nullable [] comments = snapshot.comments();
    return comments == null ? Map.of() : JSON.readValue(cipher.decrypt(comments, PURPOSE), TEXTS);
  }
}
