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
  INVITATION_SENT,
  INVITATION_ACCEPTED,
  INVITATION_DECLINED,
  INVITATION_REMOVED,
  /** Time alone: the last day to accept, to be listed or to fill in is over. */
  INVITATION_MOVED_ON,
  INVITATIONS_LISTED,
  PART_SAVED,
  PART_SUBMITTED,
  PART_READ,
  PART_CLOSED,
  TEAM_READ,
  SUGGESTIONS_READ,
  ANSWERS_CONFIRMED,
  COORDINATION_HANDED_OVER,
  ASSESSMENT_READ,
  ASSESSMENTS_LISTED,
  RESULTS_READ,
  RESULTS_PRINTED,
  RECENT_ANSWERS_READ,
  /** MyBelRAI asked for the results of a patient's own file. */
  OWN_RESULTS_READ,
  /** The data warehouse fetched coded assessments. */
  CODED_FEED_READ,
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
  /** The history of numbers told a number of a person that was not known, or which one is in force. */
  PERSON_NUMBERS_LEARNT,
  /** Two persons turned out to be one; the details name the internal id of the one that went. */
  PERSONS_MERGED,
  CLIENTS_LISTED,
  TASKS_LISTED,
  DISPUTE_OPENED,
  DISPUTE_READ,
  DISPUTES_LISTED,
  EXPORT_REQUESTED,
  /** An assessment went into an export of an organisation, or was left out; without a reference: the whole client was. */
  ASSESSMENT_EXPORTED,
  /** An export has its file, or failed. */
  EXPORT_MADE,
  EXPORT_DOWNLOADED,
  /** Time alone: the week of the file is over, it is erased. */
  EXPORT_LAPSED,
  DELIVERY_HELD,
  DELIVERY_RELEASED,
  DELIVERY_ACKNOWLEDGED,
  DELIVERY_PARKED,
  DELIVERY_REPLAYED,
  DELIVERY_DISCARDED,
  DRAIN_RATE_SET,
  SHARING_REVOKED,
  SHARED_AGAIN,
  /** A message of the federal platform, with what was answered. */
  FEDERAL_RECEIVED,
  FEDERAL_CONFLICT_DECIDED,
  OFFLINE_UPLOADED,
  SOURCE_CALLED_BY_OPERATOR,
  EBMS_RECEIVED,
  EBMS_ALARM,
  /** The partner certainly does not know a message whose time is over: the same document under a new id. */
  DELIVERY_RESUBMITTED,
  /** A care fund decided, or let the term of a pending answer run out. */
  INDICATION_ANSWERED,
  FUND_CHANGED,
  INDICATIONS_LISTED,
  PERFORMANCE_REPORT_READ,
  /** A care fund looked at indications, or asked for one again, or for a statement. */
  FUND_READ,
  EVIDENCE_WRITTEN,
  ORGANISATIONS_IMPORTED,
  BUSINESS_CLOCK_MOVED,
  KEYS_ROTATED
}
