package org.belraihub.sandbox.ehealth.wire;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;

/**
 * Gives faults of the stack the form of the platform: what does not follow the schema is SOA-03006, the rest SOA-00001. Refusals of
 * message security keep their standard code, and no fault quotes the message.
 */
final class SoaFaultInterceptor extends AbstractSoapInterceptor {

  private static final String WSSE = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";

  SoaFaultInterceptor() {
    super(Phase.SETUP);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (message.getContent(Exception.class) instanceof Fault fault && !isOurs(fault)) {
      message.setContent(Exception.class, SoaFaults.of(fault.getFaultCode() != null
          && "Client".equals(fault.getFaultCode().getLocalPart()) ? "SOA-03006" : "SOA-00001"));
    }
  }

  private static boolean isOurs(Fault fault) {
    if (fault.getFaultCode() != null && WSSE.equals(fault.getFaultCode().getNamespaceURI())) {
      return true;
    }
    return fault instanceof SoapFault && (fault.getDetail() != null || "Internal error".equals(fault.getMessage()));
  }
}
