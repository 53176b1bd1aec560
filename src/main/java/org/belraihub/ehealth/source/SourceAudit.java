package org.belraihub.ehealth.source;

/** Takes note of every call of a basic service (R2.06). Called on the thread of the call: must not wait, must not throw. */
@FunctionalInterface
public interface SourceAudit {

  /** A call ended. */
  void called(SourceEvent event);
}
