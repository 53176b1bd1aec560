package org.belraihub.sandbox.frame;

import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;

/** What an operator of the sandbox has set and what outlives a restart; read once, written through. */
final class Settings {

  private final DataSource source;
  private final Map<String, String> values = new ConcurrentHashMap<>();

  Settings(DataSource source) {
    this.source = source;
    try (var connection = source.getConnection();
        var query = connection.prepareStatement("select name, value from setting");
        var rows = query.executeQuery()) {
      while (rows.next()) {
        values.put(rows.getString(1), rows.getString(2));
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the settings of the sandbox could not be read", e);
    }
  }

  Optional<String> get(String name) {
    return Optional.ofNullable(values.get(name));
  }

  void put(String name, String value) {
    try (var connection = source.getConnection();
        var update = connection.prepareStatement(
            "insert into setting (name, value) values (?, ?) on conflict (name) do update set value = excluded.value")) {
      update.setString(1, name);
      update.setString(2, value);
      update.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the setting " + name + " could not be kept", e);
    }
    values.put(name, value);
  }
}
