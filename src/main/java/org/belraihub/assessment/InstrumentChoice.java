package org.belraihub.assessment;

import java.util.Optional;
import java.util.Set;

import org.belraihub.fault.FaultCode;
import org.belraihub.fault.RefusedException;
import org.belraihub.instrument.CoordinatorChoice;
import org.belraihub.instrument.InstrumentDefinition;
import org.belraihub.instrument.InstrumentId;
import org.belraihub.instrument.InstrumentRegistry;
import org.belraihub.instrument.Teamwork;
import org.jspecify.annotations.Nullable;

/** Which definition and which way of working a new assessment gets. */
public class InstrumentChoice {

  private final InstrumentRegistry registry;

  InstrumentChoice(InstrumentRegistry registry) {
    this.registry = registry;
  }

  /** The definition to start with; INSTRUMENT_UNAVAILABLE (R3.02) or VERSION_MISMATCH otherwise. */
  InstrumentDefinition startable(String code, @Nullable String version) {
    InstrumentDefinition definition = (version == null ? registry.current(code) : registry.find(new InstrumentId(code, version)))
        .orElseThrow(() -> new RefusedException(registry.current(code).isPresent() ? FaultCode.VERSION_MISMATCH
            : FaultCode.INSTRUMENT_UNAVAILABLE, "no definition of " + code + " " + version));
    if (!definition.startable()) {
      throw new RefusedException(FaultCode.INSTRUMENT_UNAVAILABLE, code + " cannot be started on this platform");
    }
    return definition;
  }

  /** The definition of a stored assessment. */
  public InstrumentDefinition of(Assessment assessment) {
    return registry.find(assessment.instrument()).orElseThrow(() ->
        new RefusedException(FaultCode.VERSION_MISMATCH, "no definition of " + assessment.instrument()));
  }

  /** The definition of a source of answers, if this platform has it. */
  Optional<InstrumentDefinition> find(InstrumentId id) {
    return registry.find(id);
  }

  /** The way of working: as wished where the instrument has it, its only one or its default otherwise. */
  static Coordination coordination(InstrumentDefinition definition, @Nullable Coordination wished) {
    if (definition.teamwork() == Teamwork.INDIVIDUAL) {
      return accepted(wished == null || wished == Coordination.INDIVIDUAL, Coordination.INDIVIDUAL, definition);
    }
    Set<CoordinatorChoice> choices = definition.coordinatorChoices();
    if (wished == null) {
      return choices.contains(CoordinatorChoice.WITH_COORDINATOR) ? Coordination.WITH_COORDINATOR : Coordination.WITHOUT_COORDINATOR;
    }
    boolean offered = wished == Coordination.WITH_COORDINATOR && choices.contains(CoordinatorChoice.WITH_COORDINATOR)
        || wished == Coordination.WITHOUT_COORDINATOR && choices.contains(CoordinatorChoice.WITHOUT_COORDINATOR);
    return accepted(offered, wished, definition);
  }

  private static Coordination accepted(boolean offered, Coordination coordination, InstrumentDefinition definition) {
    if (!offered) {
      throw new RefusedException(FaultCode.INSTRUMENT_UNAVAILABLE, definition.code() + " is not made in that way of working");
    }
    return coordination;
  }
}
