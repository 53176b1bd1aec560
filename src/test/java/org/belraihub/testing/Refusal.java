package org.belraihub.testing;

import org.belraihub.sandbox.care.message.RefusedByHubException;

/** A call that has to be refused. */
public final class Refusal {

  /** What is tried. */
  public interface Call {
    /** Tries it. */
    void make() throws Exception;
  }

  private Refusal() {
  }

  /** The code with which the hub refuses this call; fails when it does not. */
  public static String of(Call call) {
    try {
      call.make();
    } catch (RefusedByHubException refused) {
      return refused.code();
    } catch (Exception other) {
      throw new AssertionError("neither answered nor refused", other);
    }
    throw new AssertionError("the hub did what was asked");
  }
}
