package org.belraihub.assessment;

import java.util.List;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.belraihub.store.IdSequence;
import org.jspecify.annotations.Nullable;

/** Assessments, snapshots and results in PostgreSQL. */
class AssessmentStore {

  private final EntityManager entities;
  private final IdSequence ids;

  AssessmentStore(EntityManager entities, IdSequence ids) {
    this.entities = entities;
    this.ids = ids;
  }

  /** The id of a new assessment. */
  long nextId() {
    return ids.next();
  }

  /** Stores a new assessment as it is now: set it up first, a later change costs another statement. */
  void add(Assessment assessment) {
    entities.persist(assessment);
  }

  /** Writes what is pending, because rows written beside Hibernate refer to it. */
  void flush() {
    entities.flush();
  }

  Optional<Assessment> find(ReferenceNumber reference) {
    return entities.createQuery("from Assessment where reference = :reference", Assessment.class)
        .setParameter("reference", reference.text()).getResultList().stream().findFirst();
  }

  Optional<Assessment> find(long id) {
    return Optional.ofNullable(entities.find(Assessment.class, id));
  }

  /** Locks the row: whoever saves, submits or takes over waits for his turn. */
  Optional<Assessment> lock(ReferenceNumber reference) {
    return entities.createQuery("from Assessment where reference = :reference", Assessment.class)
        .setParameter("reference", reference.text()).setLockMode(LockModeType.PESSIMISTIC_WRITE).getResultList().stream().findFirst();
  }

  Optional<Assessment> lock(long id) {
    return Optional.ofNullable(entities.find(Assessment.class, id, LockModeType.PESSIMISTIC_WRITE));
  }

  void add(Snapshot snapshot) {
    entities.persist(snapshot);
  }

  void add(ResultSet results) {
    entities.persist(results);
  }

  Snapshot snapshot(Assessment assessment) {
    return entities.find(Snapshot.class, assessment.id());
  }

  Optional<ResultSet> newestResults(long assessment) {
    return entities.createQuery("from ResultSet where assessmentId = :id order by id desc", ResultSet.class)
        .setParameter("id", assessment).setMaxResults(1).getResultList().stream().findFirst();
  }

  ResultSet results(long id) {
    return entities.find(ResultSet.class, id);
  }

  /**
   * A page of a client's assessments, newest first.
   *
   * @param before     only with a smaller id; null for the first page
   * @param own        HCO number of the asking organisation
   * @param ownClosed  whether closed ones of the own organisation are seen
   * @param others     whether closed ones of others are seen
   */
  List<Assessment> page(long person, @Nullable Long before, String own, boolean ownClosed, boolean others, int size) {
    return entities.createQuery("""
            from Assessment where personId = :person and id < :before
              and (organisation = :own and (state in (PLANNED, DRAFT, EXPIRED) or state = CLOSED and :ownClosed = true)
                or organisation <> :own and state = CLOSED and :others = true)
            order by id desc""", Assessment.class)
        .setParameter("person", person).setParameter("before", before == null ? Long.MAX_VALUE : before).setParameter("own", own)
        .setParameter("ownClosed", ownClosed).setParameter("others", others).setMaxResults(size).getResultList();
  }

  /** Newest assessments of a client and instrument with their organisation and state, for the notices of R8.04. */
  List<Assessment> recent(long person, int size) {
    return entities.createQuery("from Assessment where personId = :person and state in (PLANNED, DRAFT, CLOSED) order by id desc",
        Assessment.class).setParameter("person", person).setMaxResults(size).getResultList();
  }

  boolean hasSavedModules(long assessment) {
    return !entities.createQuery("select module from DraftModule where assessmentId = :id", String.class)
        .setParameter("id", assessment).setMaxResults(1).getResultList().isEmpty();
  }

  List<Long> pendingResults(int limit) {
    return entities.createQuery("select id from Assessment where resultsPending = true order by id", Long.class)
        .setMaxResults(limit).getResultList();
  }
}
