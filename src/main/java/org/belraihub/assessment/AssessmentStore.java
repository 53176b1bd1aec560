package org.belraihub.assessment;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import org.belraihub.store.IdSequence;
import org.hibernate.jpa.HibernateHints;
import org.jspecify.annotations.Nullable;

/** Assessments, snapshots and results in PostgreSQL. */
class AssessmentStore {

  /** Of a closed assessment all that is stored. */
  record Content(Assessment assessment, Snapshot snapshot, @Nullable ResultSet results) {
  }

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

  /** Assessments that time moves on, locked; those that another node or a user has locked come with a later sweep. */
  List<Assessment> lockDue(LocalDate today, int limit) {
    return entities.createNativeQuery("""
            select * from assessment where state in ('PLANNED', 'DRAFT') and expiry_date < :today
              or state = 'PLANNED' and start_date <= :today
              or state = 'EXPIRED' and expiry_date < :unreadable
            order by id limit :limit for update skip locked""", Assessment.class)
        .setParameter("today", today).setParameter("unreadable", DateRules.oldestReadable(today)).setParameter("limit", limit)
        .getResultList();
  }

  /** Whether the organisation has an open draft that is urgent today (R4.17). */
  boolean anyUrgent(String organisation, LocalDate today) {
    return !entities.createQuery("""
            select id from Assessment where organisation = :organisation and state in (PLANNED, DRAFT) and origin = FLEMISH
              and expiryDate between :today and :last""", Long.class)
        .setParameter("organisation", organisation).setParameter("today", today).setParameter("last", DateRules.lastUrgent(today))
        .setMaxResults(1).getResultList().isEmpty();
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

  /** A closed assessment, its snapshot and its newest results (null while they are pending) in one statement, to be read only. */
  Optional<Content> content(long id) {
    return entities.createQuery("""
            select new org.belraihub.assessment.AssessmentStore$Content(a, s, r) from Assessment a
              join Snapshot s on s.assessmentId = a.id
              left join ResultSet r on r.id = (select max(n.id) from ResultSet n where n.assessmentId = a.id)
            where a.id = :id""", Content.class)
        .setParameter("id", id).setHint(HibernateHints.HINT_READ_ONLY, true).getResultList().stream().findFirst();
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
   * @param oldest     earliest expiry date of unfinished ones
   */
  List<Assessment> page(long person, @Nullable Long before, String own, boolean ownClosed, boolean others, LocalDate oldest, int size) {
    return entities.createQuery("""
            from Assessment where personId = :person and id < :before
              and (organisation = :own
                  and (state in (PLANNED, DRAFT, EXPIRED) and origin = FLEMISH and expiryDate >= :oldest or state = CLOSED and :ownClosed = true)
                or organisation <> :own and state = CLOSED and shared = true and :others = true)
            order by id desc""", Assessment.class)
        .setParameter("person", person).setParameter("before", before == null ? Long.MAX_VALUE : before).setParameter("own", own)
        .setParameter("ownClosed", ownClosed).setParameter("others", others).setParameter("oldest", oldest).setMaxResults(size)
        .getResultList();
  }

  /** A page of open assessments that a provider coordinates, newest first. */
  List<Assessment> coordinated(String organisation, long coordinator, @Nullable Long before, LocalDate today, int size) {
    return entities.createQuery("""
            from Assessment where organisation = :organisation and coordinator = :coordinator and state in (PLANNED, DRAFT)
              and expiryDate >= :today and id < :before order by id desc""", Assessment.class)
        .setParameter("organisation", organisation).setParameter("coordinator", coordinator).setParameter("today", today)
        .setParameter("before", before == null ? Long.MAX_VALUE : before).setMaxResults(size).getResultList();
  }

  /** Newest closed assessments of a client: of one organisation or of others too, of one instrument or (null) of all. */
  List<Assessment> closed(long person, String own, boolean others, @Nullable String instrument, int size) {
    return entities.createQuery("""
            from Assessment where personId = :person and state = CLOSED and (organisation = :own or shared = true and :others = true)
              and (:anyInstrument = true or instrument = :instrument) order by id desc""", Assessment.class)
        .setParameter("person", person).setParameter("own", own).setParameter("others", others)
        .setParameter("anyInstrument", instrument == null).setParameter("instrument", instrument == null ? "" : instrument)
        .setMaxResults(size).getResultList();
  }

  /** A page of all closed assessments of a client, newest first; {@code before} null: the first page. */
  List<Assessment> closed(long person, @Nullable Long before, int size) {
    return entities.createQuery("from Assessment where personId = :person and state = CLOSED and id < :before order by id desc", Assessment.class)
        .setParameter("person", person).setParameter("before", before == null ? Long.MAX_VALUE : before).setMaxResults(size).getResultList();
  }

  /** The open drafts that an organisation has of a client, newest first. */
  List<Assessment> open(long person, String organisation, LocalDate today) {
    return entities.createQuery("""
            from Assessment where personId = :person and organisation = :organisation and state in (PLANNED, DRAFT) and origin = FLEMISH
              and expiryDate >= :today order by id desc""", Assessment.class)
        .setParameter("person", person).setParameter("organisation", organisation).setParameter("today", today).getResultList();
  }

  /** Which organisations have closed assessments of a client. */
  List<String> closers(long person) {
    return entities.createQuery("select distinct organisation from Assessment where personId = :person and state = CLOSED", String.class)
        .setParameter("person", person).getResultList();
  }

  /** The snapshots of closed assessments, by their ids. */
  Map<Long, Snapshot> snapshots(List<Long> assessments) {
    return entities.createQuery("from Snapshot where assessmentId in :ids", Snapshot.class).setParameter("ids", assessments)
        .getResultList().stream().collect(Collectors.toMap(Snapshot::assessmentId, snapshot -> snapshot));
  }

  /** Newest assessments of a client and instrument with their organisation and state, for the notices of R8.04. */
  List<Assessment> recent(long person, int size) {
    return entities.createQuery("from Assessment where personId = :person and state in (PLANNED, DRAFT, CLOSED) order by id desc",
        Assessment.class).setParameter("person", person).setMaxResults(size).getResultList();
  }

  boolean hasSavedModules(long assessment) {
    return !entities.createQuery("select module from DraftModule where draftId = :id and version > 0", String.class)
        .setParameter("id", assessment).setMaxResults(1).getResultList().isEmpty();
  }

  List<Long> pendingResults(int limit) {
    return entities.createQuery("select id from Assessment where resultsPending = true order by id", Long.class)
        .setMaxResults(limit).getResultList();
  }
}
