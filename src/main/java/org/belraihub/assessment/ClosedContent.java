package org.belraihub.assessment;

import java.util.Map;
import java.util.TreeMap;

import org.belraihub.crypto.FieldCipher;
import org.belraihub.instrument.Answers;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Writes and reads the snapshot of a closed assessment. */
class ClosedContent {

  private static final String PURPOSE = "assessment_snapshot";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, String>> TEXTS = new TypeReference<>() { };

  private final FieldCipher cipher;

  ClosedContent(FieldCipher cipher) {
    this.cipher = cipher;
  }

  Snapshot snapshot(Assessment assessment, DraftContent content, byte[] digest) {
    byte[] comments = content.comments().isEmpty() ? null : cipher.encrypt(JSON.writeValueAsBytes(content.comments()), PURPOSE);
    return new Snapshot(assessment.id(), json(content.answers()), comments, digest);
  }

  /** The snapshot of what came from another platform, which sends no comments. */
  static Snapshot received(long assessment, Answers answers, byte[] digest) {
    return new Snapshot(assessment, json(answers), null, digest);
  }

  static String json(Answers answers) {
    return JSON.writeValueAsString(answers.asMap());
  }

  Answers answers(Snapshot snapshot) {
    return Answers.of(JSON.readValue(snapshot.answers(), TEXTS));
  }

  Map<String, String> comments(Snapshot snapshot) {
    byte @Nullable [] comments = snapshot.comments();
    return comments == null ? Map.of() : JSON.readValue(cipher.decrypt(comments, PURPOSE), TEXTS);
  }
}
