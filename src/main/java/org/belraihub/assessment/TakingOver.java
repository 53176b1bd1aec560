package org.belraihub.assessment;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.audit.AuditAction;
import org.belraihub.audit.AuditTrail;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.NoticeCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentKind;
import org.belraihub.request.Admitted;
import org.belraihub.request.RequestDesk;

/**
 * Takes recent answers over into a draft (R3.22): per module for every instrument, all at once for Screener and Social Supplement. Only
 * open items are filled. Per item, a user saves what was shown.
 */
public class TakingOver {

  /**
   * What to take over.
   *
   * @param reference draft
   * @param sources   which sources count
   * @param modules   modules; empty for all at once
   * @param keepLease whether the caller goes on working
   */
  public record TakeOver(ReferenceNumber reference, RecentAnswers.Sources sources, List<String> modules, boolean keepLease) {
  }

  /**
   * The answer.
   *
   * @param reference draft
   * @param answers   what was taken over
   * @param modules   all modules as they are now
   * @param notices   never blocking
   */
  public record Taken(String reference, List<RecentAnswers.Recent> answers, List<ModuleProgress> modules, List<NoticeCode> notices) {
  }

  private final OwnDrafts own;
  private final Drafting drafting;
  private final RecentAnswers recent;
  private final InstrumentChoice instruments;
  private final RequestDesk requests;
  private final AuditTrail audit;

  TakingOver(OwnDrafts own, Drafting drafting, RecentAnswers recent, InstrumentChoice instruments, RequestDesk requests,
             AuditTrail audit) {
    this.own = own;
    this.drafting = drafting;
    this.recent = recent;
    this.instruments = instruments;
    this.requests = requests;
    this.audit = audit;
  }

  /** Asks the relation, and the consent when others count. */
  public Admitted<TakeOver> facts(Admitted<TakeOver> request) {
    TakeOver command = request.command();
    return request.with(recent.factsFor(command.reference(), command.sources(), request.caller()));
  }

  /** Takes over, once per request id; INSTRUMENT_UNAVAILABLE for all at once where only modules can be taken over. */
  public Taken takeOver(Admitted<TakeOver> request) {
    Caller caller = request.caller();
    AccessPolicy.creation(caller);
    return requests.change(caller, request.frame(), "TakeOverAnswers", Taken.class, () -> {
      TakeOver command = request.command();
      Assessment assessment = own.lock(command.reference(), caller, LifeEvent.SAVE);
      InstrumentDefinition definition = instruments.of(assessment);
      if (command.modules().isEmpty() && definition.kind() == InstrumentKind.COMPREHENSIVE) {
        throw new RefusedException(FaultCode.INSTRUMENT_UNAVAILABLE, "all at once is for Screener and Social Supplement",
            List.of("module"));
      }
      List<RecentAnswers.Recent> offered = recent.find(assessment, definition, RecentAnswers.items(definition, command.modules()), caller,
          request.facts(), command.sources());
      DraftView draft = drafting.view(assessment.id(), definition);
      Map<String, String> taken = AnswerTransfer.fitting(definition, draft.content(), offered.stream()
          .collect(Collectors.toMap(RecentAnswers.Recent::item, RecentAnswers.Recent::value)));
      List<GivenModule> saves = AnswerTransfer.saves(definition, draft, taken);
      DraftView filled = drafting.save(assessment.id(), definition, Drafting.Guard.of(assessment.coordination()), caller, saves,
          command.keepLease());
      audit.record(RequestDesk.event(AuditAction.ANSWERS_TAKEN_OVER, caller, request.frame(), Map.of("modules",
              saves.stream().map(GivenModule::code).collect(Collectors.joining(",")), "answers", Integer.toString(taken.size())))
          .about(assessment.person(), assessment.reference().text()));
      return new Taken(assessment.reference().text(), offered.stream().filter(answer -> taken.containsKey(answer.item())).toList(),
          filled.modules(), request.facts().notices());
    }).answer();
  }
}
