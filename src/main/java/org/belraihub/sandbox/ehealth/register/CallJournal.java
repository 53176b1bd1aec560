package org.belraihub.sandbox.ehealth.register;

import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.sql.DataSource;

import org.belraihub.time.SystemClock;

/** Every question a service got, so that tests and the journey count what was really asked. */
public final class CallJournal {

  private final DataSource ledgers;
  private final SystemClock clock;
  private final String service;

  /** The journal of one service. */
  public CallJournal(DataSource ledgers, SystemClock clock, String service) {
    this.ledgers = ledgers;
    this.clock = clock;
    this.service = service;
  }

  /** A question was answered; {@code codes} is empty when nothing was refused. */
  public void answered(String operation, String requestId, String codes) throws SQLException {
    try (var connection = ledgers.getConnection(); var insert = connection.prepareStatement(
        "insert into ehealth_call (service, operation, request_id, at, codes) values (?, ?, ?, ?, ?)")) {
      insert.setString(1, service);
      insert.setString(2, operation);
      insert.setString(3, requestId);
      insert.setObject(4, clock.now().atOffset(ZoneOffset.UTC));
      insert.setString(5, codes);
      insert.executeUpdate();
    }
  }

  /** How often each operation was asked, and how many request ids came more than once. */
  public Map<String, Object> counts() throws SQLException {
    var counts = new LinkedHashMap<String, Object>();
    try (var connection = ledgers.getConnection()) {
      try (var select = connection.prepareStatement(
          "select operation, count(*) from ehealth_call where service = ? group by operation order by operation")) {
        select.setString(1, service);
        try (var rows = select.executeQuery()) {
          while (rows.next()) {
            counts.put(rows.getString(1), rows.getLong(2));
          }
        }
      }
      try (var select = connection.prepareStatement(
          "select count(*) from (select request_id from ehealth_call where service = ? group by request_id having count(*) > 1) again")) {
        select.setString(1, service);
        try (var rows = select.executeQuery()) {
          rows.next();
          counts.put("repeatedRequestIds", rows.getLong(1));
        }
      }
    }
    return counts;
  }
}
