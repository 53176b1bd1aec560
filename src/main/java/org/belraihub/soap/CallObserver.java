package org.belraihub.soap;

import java.time.Duration;

/** Is told of every call that an endpoint answered. Called on the thread of the call: must not wait, must not throw. */
@FunctionalInterface
public interface CallObserver {

  /**
   * A call was answered.
   *
   * @param service   local name of the service in its contract
   * @param operation as in the contract; {@code none} when the message was refused before its operation was known
   * @param outcome   {@code OK}, the code of the refusal, or the reason why message security rejected it
   * @param took      from the first byte taken until the reply was signed
   */
  void answered(String service, String operation, String outcome, Duration took);
}
