package org.belraihub.assessment;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ModuleDefinition;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;
import org.belraihub.time.BusinessClock;

/** Who of a team without coordinator works on which module (R4.31 to R4.34). The assessment's row is the lock: of two at once one wins. */
public class Assigning {

  /**
   * What to assign or release.
   *
   * @param reference assessment
   * @param modules   module codes; empty for all
   */
  public record Modules(ReferenceNumber reference, List<String> modules) {
  }

  /**
   * The answer.
   *
   * @param reference assessment
   * @param modules   all modules as they are now
   */
  public record Assigned(String reference, List<ModuleProgress> modules) {
  }

  private final OwnDrafts own;
  private final DraftStore drafts;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;
  private final BusinessClock business;

  Assigning(OwnDrafts own, DraftStore drafts, Drafting drafting, InstrumentChoice instruments, RequestDesk requests, AuditTrail audit,
            BusinessClock business) {
    this.own = own;
    this.drafts = drafts;
    this.drafting = drafting;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
    this.business = business;
  }

  /**
   * Assigns modules to the caller: the named ones, or every one that is free.
   *
   * @throws RefusedException MODULES_STILL_ASSIGNED with module and holder when a colleague has a named one (R4.33)
   */
  public Assigned assign(Admitted<Modules> request) {
    boolean all = request.command().modules().isEmpty();
    return change(request, "AssignModules", AuditAction.MODULES_ASSIGNED, (assessment, modules, codes) ->
        codes.forEach(code -> assign(drafts.orNew(modules, assessment.id(), code), request.caller(), all)));
  }

  /**
   * Gives modules back: the named own ones, or all, whoever has them, so that an absent colleague stops nobody (R4.34).
   *
   * @throws RefusedException MODULE_NOT_ASSIGNED when a named one is not the caller's
   */
  public Assigned release(Admitted<Modules> request) {
    boolean all = request.command().modules().isEmpty();
    return change(request, "ReleaseModules", AuditAction.MODULES_RELEASED, (assessment, modules, codes) ->
        codes.forEach(code -> release(code, Optional.ofNullable(modules.get(code)), request.caller(), all)));
  }

  private interface Work {
    void on(Assessment assessment, Map<String, DraftModule> modules, Collection<String> codes);
  }

  private Assigned change(Admitted<Modules> request, String operation, AuditAction action, Work work) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), operation, Assigned.class, () -> {
      Assessment assessment = own.lock(request.command().reference(), caller, LifeEvent.ORGANISE);
      InstrumentDefinition definition = instruments.of(assessment);
      Collection<String> codes = codes(assessment, definition, request.command().modules());
      work.on(assessment, drafts.modules(assessment.id()), codes);
      audit.record(RequestDesk.event(action, caller, request.frame(), Map.of("modules", String.join(",", codes)))
          .about(assessment.person(), assessment.reference().text()));
      return new Assigned(assessment.reference().text(), drafting.view(assessment.id(), definition).modules());
    }).answer();
  }

  private static Collection<String> codes(Assessment assessment, InstrumentDefinition definition, List<String> named) {
    List<String> known = definition.modules().stream().map(ModuleDefinition::code).toList();
    List<String> unknown = named.stream().filter(code -> !known.contains(code)).toList();
    if (!unknown.isEmpty()) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "unknown modules", unknown);
    }
    if (assessment.coordination() != Coordination.WITHOUT_COORDINATOR) {
      throw new RefusedException(FaultCode.MODULE_NOT_ASSIGNED, "modules are assigned in a team without coordinator only",
          named.isEmpty() ? known : named);
    }
    return named.isEmpty() ? known : named;
  }

  private void assign(DraftModule module, Caller caller, boolean onlyFree) {
    Instant now = business.now();
    Optional<ModuleProgress.Holder> colleague = module.assigned().filter(holder -> holder.provider() != caller.provider());
    if (colleague.isPresent() && !onlyFree) {
      throw new RefusedException(FaultCode.MODULES_STILL_ASSIGNED, "a colleague has module " + module.module(),
          List.of(module.module() + ": " + colleague.get().name()));
    }
    if (module.assigned().isEmpty()) {
      module.assign(caller, now);
    }
  }

  private static void release(String code, Optional<DraftModule> module, Caller caller, boolean all) {
    boolean mine = module.flatMap(DraftModule::assigned).filter(holder -> holder.provider() == caller.provider()).isPresent();
    if (!mine && !all) {
      throw new RefusedException(FaultCode.MODULE_NOT_ASSIGNED, "module " + code + " is not assigned to the caller", List.of(code));
    }
    module.ifPresent(DraftModule::release);
  }
}
