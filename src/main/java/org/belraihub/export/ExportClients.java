package org.belraihub.export;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.access.Fact;
import org.belraihub.access.FactDesk;
import org.belraihub.access.Facts;
import org.belraihub.assessment.Assessment;
import org.belraihub.assessment.ClientFiles;
import org.belraihub.assessment.ClientVisibility;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditEvent;
import org.belraihub.audit.AuditTrail;
import org.belraihub.export.ExportStore.Order;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.person.Insz;
import org.belraihub.person.PersonRegister;
import org.belraihub.request.RequestDesk;
import org.belraihub.task.ClientList;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/** Decides about the clients of an organisation, one after the other, and writes the lines of those whom it may have (T16, T6, T7, T22). */
class ExportClients {

  private static final int CLIENTS_AT_ONCE = 20;
  private static final int ASSESSMENTS_AT_ONCE = 50;

  /** A client of whom there is something to tell, and what the sources say. */
  private record Known(long person, Insz insz, Facts facts) {
  }

  /**
   * Clients next to one another.
   *
   * @param last  the last of them, whether or not there is anything to tell
   * @param known those of whom there is
   */
  record Batch(long last, List<Known> known) {
  }

  private final ClientList clients;
  private final ClientFiles files;
  private final ClientVisibility visibility;
  private final PersonRegister persons;
  private final FactDesk facts;
  private final AuditTrail audit;
  private final BusinessClock business;

  ExportClients(ClientList clients, ClientFiles files, ClientVisibility visibility, PersonRegister persons, FactDesk facts, AuditTrail audit,
                BusinessClock business) {
    this.clients = clients;
    this.files = files;
    this.visibility = visibility;
    this.persons = persons;
    this.facts = facts;
    this.audit = audit;
    this.business = business;
  }

  /** The next clients and what the sources say of them now, asked outside any transaction; empty after the last. */
  Optional<Batch> next(Order order, Caller caller) {
    List<Long> page = clients.after(caller.hco(), order.doneTo(), CLIENTS_AT_ONCE);
    if (page.isEmpty()) {
      return Optional.empty();
    }
    var held = new HashMap<Long, ClientFiles.Held>();
    page.forEach(person -> held.put(person, files.held(person, caller.hco(), order.report().closed())));
    held.values().removeIf(file -> !file.own() && !(file.others() && order.report().others()));
    Map<Long, Insz> numbers = persons.inszOf(new HashSet<>(held.keySet()));
    var known = new ArrayList<Known>();
    for (long person : page) {
      ClientFiles.Held file = held.get(person);
      if (file != null) {
        boolean ownOnly = !order.report().others() || !file.others();
        known.add(new Known(person, numbers.get(person), order.report().anonymous() ? unasked(caller)
            : facts.forReading(numbers.get(person), caller, ownOnly)));
      }
    }
    return Optional.of(new Batch(page.get(page.size() - 1), known));
  }

  private Facts unasked(Caller caller) {
    return new Facts(facts.standing(caller), new Fact.NotAsked(), new Fact.NotAsked());
  }

  /**
   * Writes what may be told of these clients until a piece is full, with one audit row for each decision; in the caller's transaction.
   *
   * @return the last client about whom it is decided
   * @throws RefusedException TEMPORARILY_UNAVAILABLE when a source does not answer (R2.07)
   */
  long write(Batch batch, Order order, Caller caller, ExportFile file, int full) {
    for (Known client : batch.known()) {
      write(client, order, caller, file);
      if (file.length() >= full) {
        return client.person();
      }
    }
    return batch.last();
  }

  private void write(Known client, Order order, Caller caller, ExportFile file) {
    if (!decided(client, order, caller, null, () -> {
      if (order.report().anonymous()) {
        AccessPolicy.professional(client.facts().caller());
      } else {
        visibility.check(client.person());
        AccessPolicy.readingClosed(true, client.facts());
      }
    })) {
      return;
    }
    if (!order.report().closed()) {
      files.open(client.person(), caller.hco()).forEach(draft -> write(client, draft, order, caller, file));
      return;
    }
    Long before = null;
    List<Assessment> page;
    do {
      page = files.closed(client.person(), before, ASSESSMENTS_AT_ONCE);
      for (Assessment assessment : page) {
        before = assessment.id();
        if (assessment.isOf(caller) || order.report().others()) {
          write(client, assessment, order, caller, file);
        }
      }
    } while (page.size() == ASSESSMENTS_AT_ONCE);
  }

  private void write(Known client, Assessment assessment, Order order, Caller caller, ExportFile file) {
    if (order.report().anonymous()) {
      file.addAnonymous(assessment, order.parts() + 1 + "-" + file.length(), files.impersonal(assessment));
      audit.record(event(client, order, caller, assessment.reference().text()));
      return;
    }
    boolean own = assessment.isOf(caller);
    if (decided(client, order, caller, assessment.reference().text(), () -> {
      AccessPolicy.readingClosed(own, client.facts());
      AccessPolicy.readingShared(own, assessment.isShared());
    })) {
      file.add(assessment, client.insz().digits(), business.today(), files.content(assessment, own));
      audit.record(event(client, order, caller, assessment.reference().text()));
    }
  }

  private boolean decided(Known client, Order order, Caller caller, @Nullable String reference, Runnable policy) {
    try {
      policy.run();
      return true;
    } catch (RefusedException e) {
      if (e.code() == FaultCode.TEMPORARILY_UNAVAILABLE) {
        throw e;
      }
      audit.record(event(client, order, caller, reference).coded(AuditEvent.Outcome.REFUSED, e.code().name()));
      return false;
    }
  }

  private static AuditEvent event(Known client, Order order, Caller caller, @Nullable String reference) {
    var details = new HashMap<>(client.facts().forLog());
    details.put("export", Long.toString(order.id()));
    return RequestDesk.event(AuditAction.ASSESSMENT_EXPORTED, caller, order.frame(), details).about(client.person(), reference);
  }
}
