package org.belraihub.offline;

import java.util.List;

import org.belraihub.crypto.KeyMaterial;

/**
 * The keys of the hub that offline items may be encrypted to.
 *
 * @param newestFirst those that were replaced stay as long as files made for them may come
 */
public record OfflineKeys(List<KeyMaterial> newestFirst) {

  /** Copies the list. */
  public OfflineKeys {
    newestFirst = List.copyOf(newestFirst);
  }
}
