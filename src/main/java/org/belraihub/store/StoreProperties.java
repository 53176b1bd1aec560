package org.belraihub.store;

import java.nio.file.Path;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code hub.home}, {@code hub.database}, {@code hub.data-keys}: see {@code config/application.yaml}.
 *
 * @param home     directory of this hub
 * @param database embedded or not
 * @param dataKeys where the keys for encryption at rest come from
 */
@ConfigurationProperties("hub")
public record StoreProperties(Path home, @DefaultValue Database database, @DefaultValue DataKeySource dataKeys) {

  /**
   * The database.
   *
   * @param embedded whether the hub starts a PostgreSQL of its own under its home
   * @param port     of the embedded one; 0 for any
   * @param programs where its programs are unpacked; empty: under the home
   */
  public record Database(@DefaultValue("false") boolean embedded, @DefaultValue("0") int port, @DefaultValue("") String programs) {
  }

  /**
   * Keys for data at rest.
   *
   * @param file   key file; made at the first start when {@code create} is on
   * @param value  the content of such a file, from the environment; goes before the file
   * @param create whether a missing file is made
   */
  public record DataKeySource(@DefaultValue("") String file, @DefaultValue("") String value, @DefaultValue("false") boolean create) {

    @Override
    public String toString() {
      return "DataKeySource " + file;
    }
  }
}
