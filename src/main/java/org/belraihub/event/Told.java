package org.belraihub.event;

import java.time.LocalDate;
import java.util.Optional;

import org.belraihub.organisation.HcoNumber;
import org.belraihub.person.Insz;
import org.belraihub.request.Frame;

/**
 * An event that a known partner told in a verified message.
 *
 * @param sender name of the partner
 * @param frame  identity of the message; its request id is the event's id
 * @param event  what happened
 * @param <E>    kind of event
 */
public record Told<E>(String sender, Frame frame, E event) {

  /**
   * An admission agreement (opnameovereenkomst).
   *
   * @param client       who is admitted
   * @param organisation where
   * @param from         first day
   * @param through      last day, if it is known
   */
  public record Admission(Insz client, HcoNumber organisation, LocalDate from, Optional<LocalDate> through) {
  }

  /**
   * The end of a stay.
   *
   * @param client       who leaves
   * @param organisation where
   * @param on           last day there
   */
  public record Discharge(Insz client, HcoNumber organisation, LocalDate on) {
  }

  /**
   * A death.
   *
   * @param client who died
   * @param on     date of death
   */
  public record Death(Insz client, LocalDate on) {
  }

  /**
   * What is answered.
   *
   * @param repeated whether the event had been told before
   */
  public record Noted(boolean repeated) {
  }
}
