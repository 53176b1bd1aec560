package org.belraihub.team;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import jakarta.persistence.EntityManager;
import org.belraihub.assessment.DateRules;
import org.belraihub.assessment.Origin;
import org.belraihub.crypto.FieldCipher;
import org.belraihub.store.IdSequence;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Invitations with their parts, and confirmations, in PostgreSQL. */
class TeamStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<TreeMap<String, Map<String, String>>> BASES = new TypeReference<>() { };

  private final EntityManager entities;
  private final FieldCipher cipher;
  private final IdSequence ids;

  TeamStore(EntityManager entities, FieldCipher cipher, IdSequence ids) {
    this.entities = entities;
    this.cipher = cipher;
    this.ids = ids;
  }

  /** The id of a new invitation, which is also that of its part's draft. */
  long nextId() {
    return ids.next();
  }

  void add(Invitation invitation) {
    entities.persist(invitation);
  }

  byte[] seal(Words words) {
    return cipher.encrypt(JSON.writeValueAsBytes(words), "invitation");
  }

  /** What it says of people; nothing once it is erased. */
  Words words(Invitation invitation) {
    return invitation.sealed().length == 0 ? new Words("", null, null, null, null)
        : JSON.readValue(cipher.decrypt(invitation.sealed(), "invitation"), Words.class);
  }

  Optional<Invitation> find(String reference) {
    return entities.createQuery("from Invitation where reference = :reference", Invitation.class).setParameter("reference", reference)
        .getResultList().stream().findFirst();
  }

  /** Id of the main assessment, without loading the invitation: its row is read once the main one is locked. */
  Optional<Long> mainOf(String reference) {
    return entities.createQuery("select assessmentId from Invitation where reference = :reference", Long.class)
        .setParameter("reference", reference).getResultList().stream().findFirst();
  }

  /** All of a main assessment, in the order in which they were sent. */
  List<Invitation> of(long assessment) {
    return entities.createQuery("from Invitation where assessmentId = :id order by id", Invitation.class).setParameter("id", assessment)
        .getResultList();
  }

  /** Listed invitations of an organisation, the newest first; of parts only those of providers who accepted. */
  List<Invitation> listed(String organisation, @Nullable Long before, boolean parts, LocalDate today, int size) {
    return entities.createQuery("""
            from Invitation where organisation = :organisation and platform = FLEMISH and id < :before and state in (PENDING, ACCEPTED, EXPIRED, GREYED)
              and (:parts = false or partState is not null)
              and (state not in (PENDING, EXPIRED) or expiryDate > :unlisted) and (mainClosedOn is null or mainClosedOn > :unlisted)
            order by id desc""", Invitation.class)
        .setParameter("organisation", organisation).setParameter("before", before == null ? Long.MAX_VALUE : before)
        .setParameter("parts", parts).setParameter("unlisted", InvitationState.unlistedSince(today)).setMaxResults(size).getResultList();
  }

  /** Parts of an organisation that were finished before their main assessment was closed. */
  List<Invitation> finished(long assessment, String organisation) {
    return of(assessment).stream().filter(part -> part.organisation().equals(organisation) && part.platform() == Origin.FLEMISH && part.isFinished()).toList();
  }

  /** Invitations that time moves on, locked; those that somebody else has locked come with a later sweep. */
  @SuppressWarnings("unchecked")
  List<Invitation> lockDue(LocalDate today, int limit) {
    return entities.createNativeQuery("""
            select i.* from invitation i where state = 'PENDING' and expiry_date < :today
              or state = 'EXPIRED' and expiry_date <= :unlisted
              or state = 'GREYED' and main_closed_on <= :unlisted
              or part_state = 'IN_PROGRESS' and expiry_date < :today
            order by id limit :limit for update skip locked""", Invitation.class)
        .setParameter("today", today).setParameter("unlisted", InvitationState.unlistedSince(today)).setParameter("limit", limit)
        .getResultList();
  }

  /** Invitations of erased main assessments that still hold something, locked. */
  @SuppressWarnings("unchecked")
  List<Invitation> lockErased(LocalDate today, int limit) {
    return entities.createNativeQuery("""
            select i.* from invitation i join assessment a on a.id = i.assessment_id
            where i.main_closed_on is null and length(i.sealed) > 0 and i.expiry_date < :oldest and a.state = 'ERASED'
            order by i.id limit :limit for update of i skip locked""", Invitation.class)
        .setParameter("oldest", DateRules.oldestReadablePart(today)).setParameter("limit", limit).getResultList();
  }

  /** Per item the suggestions, by part, that the coordinator has confirmed. */
  Map<String, Map<String, String>> confirmed(long assessment) {
    Confirmation stored = entities.find(Confirmation.class, assessment);
    return stored == null || stored.sealed().length == 0 ? new TreeMap<>()
        : JSON.readValue(cipher.decrypt(stored.sealed(), "confirmation"), BASES);
  }

  void confirm(long assessment, Map<String, Map<String, String>> confirmed) {
    Confirmation stored = entities.find(Confirmation.class, assessment);
    if (stored == null) {
      stored = new Confirmation(assessment);
      entities.persist(stored);
    }
    stored.write(cipher.encrypt(JSON.writeValueAsBytes(confirmed), "confirmation"));
  }

  /** Confirmations end with the close or the erasure of their assessment. */
  void removeConfirmation(long assessment) {
    entities.createQuery("delete from Confirmation where assessmentId = :id").setParameter("id", assessment).executeUpdate();
  }
}
