package org.belraihub.sandbox.ehealth.wire;

import java.util.function.Consumer;

import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.logging.NoOpFaultListener;
import org.belraihub.sandbox.frame.ContractSchema;

/** What every endpoint of the platform wears: validation of questions against its contract, and faults in the form of the platform. */
public final class PlatformDress {

  private PlatformDress() {
  }

  /** Adds it to message security. */
  public static Consumer<EndpointImpl> over(Consumer<EndpointImpl> security) {
    return unvalidated(security).andThen(ContractSchema.checked());
  }

  /** The same for endpoints that take trees and validate them themselves. */
  public static Consumer<EndpointImpl> unvalidated(Consumer<EndpointImpl> security) {
    return security.andThen(endpoint -> {
      // the stack's own log would quote what does not follow the schema
      endpoint.getProperties().put(FaultListener.class.getName(), new NoOpFaultListener());
      endpoint.getOutFaultInterceptors().add(new SoaFaultInterceptor());
    });
  }
}
