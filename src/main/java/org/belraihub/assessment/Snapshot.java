package org.belraihub.assessment;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** The immutable content of a closed assessment: answers in clear as JSON, comments sealed, digest over the answers. */
@Entity
@Immutable
@Table(name = "assessment_snapshot")
class Snapshot {

  @Id
  private long assessmentId;
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "answers::text", write = "?::jsonb")
  private String answers = "{}";
  private byte @Nullable [] comments;
  private byte[] digest = new byte[0];

  protected Snapshot() {
  }

  Snapshot(long assessmentId, String answers, byte @Nullable [] comments, byte[] digest) {
    this.assessmentId = assessmentId;
    this.answers = answers;
    this.comments = comments;
    this.digest = digest;
  }

  long assessmentId() {
    return assessmentId;
  }

  String answers() {
    return answers;
  }

  byte @Nullable [] comments() {
    return comments;
  }

  byte[] digest() {
    return digest;
  }
}
