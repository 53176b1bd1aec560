package org.belraihub.federal;

/** The two platforms as the contract names them. */
public final class Platforms {

  /** The Flemish one (Vlaams IT-platform BelRAI), here. */
  public static final String FLEMISH = "VIP";
  /** The federal one. */
  public static final String FEDERAL = "FED";

  private Platforms() {
  }
}
