package org.belraihub.assessment;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.belraihub.access.AccessPolicy;
import org.belraihub.access.Caller;
import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.ItemDefinition;
import org.belraihub.time.BusinessClock;
import org.jspecify.annotations.Nullable;

/**
 * Takes the answers of an expired assessment over into a new one, where they count under the new reference date (R3.23): the main
 * assessment's only, never those of parts, and never comments.
 */
class ExpiredCopies {

  private final AssessmentStore store;
  private final Drafting drafting;
  private final InstrumentChoice instruments;
  private final BusinessClock business;

  ExpiredCopies(AssessmentStore store, Drafting drafting, InstrumentChoice instruments, BusinessClock business) {
    this.store = store;
    this.drafting = drafting;
    this.instruments = instruments;
    this.business = business;
  }

  /**
   * Copies, when there is something to copy from.
   *
   * @throws RefusedException UNKNOWN_REFERENCE when it is erased or another client's, DRAFT_NOT_SHAREABLE when it is another
   *                          organisation's, SCHEMA_INVALID when it has not expired
   */
  List<ModuleProgress> copy(@Nullable ReferenceNumber from, Assessment into, InstrumentDefinition definition, Caller caller) {
    if (from == null) {
      return Progress.ofEmpty(definition);
    }
    Assessment expired = store.find(from).filter(found -> found.person() == into.person())
        .filter(found -> found.stateOn(business.today()).isShown() && !found.isOpenElsewhere())
        .orElseThrow(() -> new RefusedException(FaultCode.UNKNOWN_REFERENCE, "no expired assessment of this client", List.of("copyFrom")));
    AccessPolicy.readingDraft(expired.organisation().equals(caller.hco()));
    if (expired.stateOn(business.today()) != AssessmentState.EXPIRED) {
      throw new RefusedException(FaultCode.SCHEMA_INVALID, "only answers of an expired assessment are copied", List.of("copyFrom"));
    }
    InstrumentDefinition source = instruments.of(expired);
    DraftContent content = drafting.view(expired.id(), source).content();
    var offered = new LinkedHashMap<String, String>();
    for (ItemDefinition item : definition.items()) {
      AnswerTransfer.source(item, definition, source, content.answers()).map(found -> content.answers().get(found.code()))
          .ifPresent(value -> offered.put(item.code(), value));
    }
    DraftView empty = drafting.view(into.id(), definition);
    Map<String, String> fitting = AnswerTransfer.fitting(definition, empty.content(), offered);
    return drafting.fill(into.id(), definition, caller, AnswerTransfer.saves(definition, empty, fitting)).modules();
  }
}
