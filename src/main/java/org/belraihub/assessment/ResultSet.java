package org.belraihub.assessment;

import java.time.Instant;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.SequenceGenerator;
import jakarta.persistence.Table;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** One computation of all results of an assessment; never overwritten, a recomputation adds another. */
@Entity
@Immutable
@Table(name = "result_set")
class ResultSet {

  @Id
  @GeneratedValue(strategy = GenerationType.SEQUENCE, generator = "result_seq")
  @SequenceGenerator(name = "result_seq", sequenceName = "result_seq", allocationSize = 50)
  private @Nullable Long id;
  private long assessmentId;
  private Instant computedAt = Instant.EPOCH;
  private String definitions = "";
  @Column(columnDefinition = "jsonb")
  @ColumnTransformer(read = "results::text", write = "?::jsonb")
  private String results = "[]";

  protected ResultSet() {
  }

  ResultSet(long assessmentId, Instant computedAt, String definitions, String results) {
    this.assessmentId = assessmentId;
    this.computedAt = computedAt;
    this.definitions = definitions;
    this.results = results;
  }

  @Nullable Long id() {
    return id;
  }

  Instant computedAt() {
    return computedAt;
  }

  String results() {
    return results;
  }
}
