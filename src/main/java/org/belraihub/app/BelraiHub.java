package org.belraihub.app;

/** Starts the hub or runs a subcommand. */
public final class BelraiHub {

  private BelraiHub() {
  }

  /** The one entry of the jar. */
  public static void main(String[] args) {
    System.out.println("BelRAI Hub");
  }
}
