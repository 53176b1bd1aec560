package org.belraihub.sandbox.care.wire;

import java.util.Map;

import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.sandbox.care.message.BillingFields;
import org.belraihub.sandbox.care.message.Case;
import org.belraihub.sandbox.care.message.Desk;
import org.belraihub.sandbox.care.message.Draft;
import org.belraihub.soap.assessment.wire.Answer;
import org.belraihub.soap.assessment.wire.Answers;
import org.belraihub.soap.assessment.wire.Billing;
import org.belraihub.soap.assessment.wire.Coordination;
import org.belraihub.soap.assessment.wire.NewAssessment;
import org.belraihub.soap.assessment.wire.SaveAnswersRequest;
import org.belraihub.soap.assessment.wire.SubmitAssessmentRequest;
import org.belraihub.soap.context.wire.ActingUser;
import org.belraihub.soap.context.wire.RequestContext;
import org.belraihub.soap.context.wire.RoleCode;
import org.jspecify.annotations.Nullable;

/** Fills requests of the contract. */
public final class Requests {

  private Requests() {
  }

  /** The context of a call from this desk. */
  public static RequestContext context(Desk desk, String requestId) {
    var user = new ActingUser();
    user.setInsz(desk.user().digits());
    user.setRole(RoleCode.fromValue(desk.role()));
    user.setOrganisation(desk.organisation().digits());
    var context = new RequestContext();
    context.setRequestId(requestId);
    context.setSoftwareAttestationId(desk.software());
    context.setActingUser(user);
    return context;
  }

  static NewAssessment assessment(Case what) {
    var assessment = new NewAssessment();
    assessment.setInsz(what.person().digits());
    assessment.setInstrument(what.instrument());
    if (what.coordination() != null) {
      assessment.setCoordination(Coordination.fromValue(what.coordination()));
    }
    return assessment;
  }

  /** Starts and closes in one call. */
  public static SubmitAssessmentRequest submission(
      Desk desk, String requestId, Case what, org.belraihub.instrument.Answers answers, @Nullable BillingFields billing) {
    var request = new SubmitAssessmentRequest();
    request.setContext(context(desk, requestId));
    request.setAssessment(assessment(what));
    request.setAnswers(answers(answers.asMap()));
    request.setBilling(billing(billing));
    return request;
  }

  static SubmitAssessmentRequest submission(Desk desk, String requestId, String reference, @Nullable BillingFields billing) {
    var request = new SubmitAssessmentRequest();
    request.setContext(context(desk, requestId));
    request.setReference(reference);
    request.setBilling(billing(billing));
    return request;
  }

  /** Every module with those of the answers that belong to it. */
  static SaveAnswersRequest saving(
      Desk desk, String requestId, Draft draft, InstrumentDefinition definition, org.belraihub.instrument.Answers answers) {
    var request = new SaveAnswersRequest();
    request.setContext(context(desk, requestId));
    request.setReference(draft.reference());
    for (var module : definition.modules()) {
      var saved = new SaveAnswersRequest.Module();
      saved.setCode(module.code());
      saved.setVersion(draft.versions().getOrDefault(module.code(), 0));
      for (var item : module.items()) {
        var value = answers.get(item.code());
        if (value != null) {
          saved.getAnswer().add(answer(item.code(), value));
        }
      }
      if (!saved.getAnswer().isEmpty()) {
        request.getModule().add(saved);
      }
    }
    return request;
  }

  private static Answers answers(Map<String, String> given) {
    var answers = new Answers();
    given.forEach((item, value) -> answers.getAnswer().add(answer(item, value)));
    return answers;
  }

  private static Answer answer(String item, String value) {
    var answer = new Answer();
    answer.setItem(item);
    answer.setValue(value);
    return answer;
  }

  private static Billing billing(@Nullable BillingFields fields) {
    var billing = new Billing();
    billing.setBilled(fields != null);
    if (fields != null) {
      billing.setVsbNumber(fields.vsbNumber());
      billing.setValidityMonths(fields.validityMonths());
      billing.setReason(fields.reason());
    }
    return billing;
  }
}
