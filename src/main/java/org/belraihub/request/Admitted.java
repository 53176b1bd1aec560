package org.belraihub.request;

import org.belraihub.access.Caller;
import org.belraihub.access.Fact;
import org.belraihub.access.Facts;

/**
 * A request whose caller was admitted, with the facts gathered for it.
 *
 * @param caller  who acts
 * @param frame   identity of message and request
 * @param command what is asked
 * @param facts   answers of the sources; not asked until they are gathered
 * @param <C>     kind of command
 */
public record Admitted<C>(Caller caller, Frame frame, C command, Facts facts) {

  /** Before any source was asked. */
  public static <C> Admitted<C> of(Caller caller, Frame frame, C command) {
    return new Admitted<>(caller, frame, command, new Facts(caller.standing(), new Fact.NotAsked(), new Fact.NotAsked()));
  }

  /** With the facts. */
  public Admitted<C> with(Facts gathered) {
    return new Admitted<>(caller, frame, command, gathered);
  }

  /** With another command, which says more of the same. */
  public <D> Admitted<D> as(D other) {
    return new Admitted<>(caller, frame, other, facts);
  }
}
