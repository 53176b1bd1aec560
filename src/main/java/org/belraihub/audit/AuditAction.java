package org.belraihub.audit;

/** Everything that is audited; this list is the specification of the trail. */
public enum AuditAction {
  /** A message that did not pass message security or its limits. */
  MESSAGE_REFUSED,
  /** A request that was refused by the access decision or a rule. */
  REQUEST_REFUSED,
  /** A request that was answered from the store because its request id was known. */
  REQUEST_REPEATED,
  ASSESSMENT_STARTED,
  ANSWERS_SAVED,
  MODULES_ASSIGNED,
  MODULES_RELEASED,
  ANSWERS_TAKEN_OVER,
  ASSESSMENT_DELETED,
  /** Time alone: the start date has come, the last usable day is over, the days of reading are over. */
  ASSESSMENT_BEGAN,
  ASSESSMENT_EXPIRED,
  ASSESSMENT_ERASED,
  ASSESSMENT_SUBMITTED,
  ASSESSMENT_READ,
  ASSESSMENTS_LISTED,
  RESULTS_READ,
  RECENT_ANSWERS_READ,
  EVOLUTION_READ,
  DELIVERY_STATUS_READ,
  RESULTS_COMPUTED,
  RESCORING_STARTED,
  RESCORING_STOPPED,
  RESCORING_DONE,
  STATISTICS_READ,
  CARE_RELATION_REGISTERED,
  CARE_RELATION_EXTENDED,
  CARE_RELATION_ENDED,
  CARE_RELATIONS_LISTED,
  /** The digital platform told of an admission, a discharge or a death. */
  EVENT_TOLD,
  CLIENT_ADDED,
  CLIENTS_LISTED,
  TASKS_LISTED,
  DISPUTE_OPENED,
  DISPUTE_READ,
  DISPUTES_LISTED,
  DELIVERY_HELD,
  DELIVERY_RELEASED,
  DELIVERY_ACKNOWLEDGED,
  DELIVERY_PARKED,
  DELIVERY_REPLAYED,
  DELIVERY_DISCARDED,
  SHARING_REVOKED,
  SHARED_AGAIN,
  SOURCE_CALLED_BY_OPERATOR,
  EBMS_RECEIVED,
  EBMS_ALARM,
  ORGANISATIONS_IMPORTED,
  BUSINESS_CLOCK_MOVED,
  KEYS_ROTATED
}
