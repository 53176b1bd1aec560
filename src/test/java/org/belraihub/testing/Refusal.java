package org.belraihub.testing;

import java.util.Optional;

import org.belraihub.sandbox.care.message.RefusedByHubException;
import org.belraihub.soap.fault.wire.FaultDetail;

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
      return detail(other).orElseThrow(() -> new AssertionError("neither answered nor refused", other)).getCode();
    }
    throw new AssertionError("the hub did what was asked");
  }

  /** Each contract has a HubFault class of its own; they share the type of the detail. */
  private static Optional<FaultDetail> detail(Exception fault) {
    try {
      return Optional.of((FaultDetail) fault.getClass().getMethod("getFaultInfo").invoke(fault));
    } catch (ReflectiveOperationException noHubFault) {
      return Optional.empty();
    }
  }
}
