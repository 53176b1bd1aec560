package org.belraihub.ebms.packaging;

import java.nio.file.Path;

/**
 * What a message may at most be before it is refused, and from which size on it is kept out of the heap.
 *
 * @param bytes       size of the whole body
 * @param parts       number of parts, the envelope included
 * @param headerBytes size of the header lines of one part
 * @param inMemory    a body, or a decoded part, that is larger goes to a file while it is worked on
 * @param spoolDirectory directory of such files, which have no name and are encrypted
 */
public record PackagingLimits(long bytes, int parts, int headerBytes, int inMemory, Path spoolDirectory) {

  /** 16 MiB, 32 parts, 16 KiB of headers per part, 1 MiB in the heap, more in the directory for temporary files. */
  public static final PackagingLimits DEFAULT =
      new PackagingLimits(16 * 1024 * 1024, 32, 16 * 1024, 1024 * 1024, Path.of(System.getProperty("java.io.tmpdir")));

  /** The same with another largest size and another directory. */
  public PackagingLimits with(long largest, Path directory) {
    return new PackagingLimits(largest, parts, headerBytes, inMemory, directory);
  }

  /** An empty spool under these limits. */
  public Spool spool() {
    return new Spool(spoolDirectory, inMemory);
  }
}
