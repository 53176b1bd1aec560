package org.belraihub.ebms.packaging;

/**
 * What a message may at most be before it is refused.
 *
 * @param bytes       size of the whole body
 * @param parts       number of parts, the envelope included
 * @param headerBytes size of the header lines of one part
 */
public record PackagingLimits(int bytes, int parts, int headerBytes) {

  /** 16 MiB, 32 parts, 16 KiB of headers per part. */
  public static final PackagingLimits DEFAULT = new PackagingLimits(16 * 1024 * 1024, 32, 16 * 1024);
}
