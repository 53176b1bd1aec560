package org.belraihub.faults;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** What a transaction does, known by a statement that only such a transaction runs. */
enum Work {

  /** An assessment is closed: the one transaction of a submission. */
  CLOSE("insert into assessment_snapshot"),
  /** A delivery is claimed before it is sent. */
  CLAIM("update delivery set state = 'sending'"),
  /** The bytes for the federal database are made. */
  RENDERING("insert into delivery_payload"),
  /** An ebMS message is made. */
  MESSAGE("insert into ebms_outgoing"),
  /** What came of an attempt is recorded. */
  RECORD("insert into delivery_attempt"),
  /** A care fund's acknowledgment is taken. */
  ACKNOWLEDGMENT("update ebms_outgoing set state = 'acknowledged'"),
  /** Audit rows are chained. */
  SEAL("insert into audit_seal"),
  /** A hub that starts ends the claims that it held when it died. */
  RECOVERY("from delivery where state = 'sending' and claimed_by"),

  /** A care fund books an indication. */
  FUND_BOOKS("insert into fund_reception"),
  /** The federal database registers an assessment. */
  FEDERAL_REGISTERS("insert into federal_reception");

  private static final Map<String, Set<Work>> KNOWN = new ConcurrentHashMap<>();

  private final String statement;

  Work(String statement) {
    this.statement = statement;
  }

  /** What this SQL belongs to; mostly nothing. */
  static Set<Work> in(String sql) {
    return KNOWN.computeIfAbsent(sql, Work::read);
  }

  private static Set<Work> read(String sql) {
    String plain = sql.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    return Arrays.stream(values()).filter(work -> plain.contains(work.statement)).collect(Collectors.toUnmodifiableSet());
  }
}
