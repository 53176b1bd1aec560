package org.belraihub.assessment;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import jakarta.persistence.EntityManager;
import org.belraihub.crypto.FieldCipher;
import tools.jackson.databind.json.JsonMapper;

/** The sealed modules of drafts. */
class DraftStore {

  private static final String PURPOSE = "draft_module";
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final EntityManager entities;
  private final FieldCipher cipher;

  DraftStore(EntityManager entities, FieldCipher cipher) {
    this.entities = entities;
    this.cipher = cipher;
  }

  /** The modules saved so far, by code. */
  Map<String, DraftModule> modules(long draft) {
    var modules = new LinkedHashMap<String, DraftModule>();
    entities.createQuery("from DraftModule where draftId = :id order by module", DraftModule.class)
        .setParameter("id", draft).getResultList().forEach(module -> modules.put(module.module(), module));
    return modules;
  }

  /** A module, made when it was never saved. */
  DraftModule orNew(Map<String, DraftModule> modules, long draft, String module) {
    return modules.computeIfAbsent(module, code -> {
      var made = new DraftModule(draft, code);
      entities.persist(made);
      return made;
    });
  }

  ModuleContent content(DraftModule module) {
    if (module.sealed().length == 0) {
      return ModuleContent.EMPTY;
    }
    return JSON.readValue(cipher.decrypt(module.sealed(), PURPOSE), ModuleContent.class);
  }

  void save(DraftModule module, ModuleContent content, String by, Instant at) {
    module.save(cipher.encrypt(JSON.writeValueAsBytes(content), PURPOSE), by, at);
  }

  /** Takes all content away: a snapshot has it, or it is erased. */
  void remove(long draft) {
    entities.createQuery("delete from DraftModule where draftId = :id").setParameter("id", draft).executeUpdate();
  }
}
