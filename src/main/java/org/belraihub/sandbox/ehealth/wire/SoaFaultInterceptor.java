package org.belraihub.sandbox.ehealth.wire;

import java.util.Set;

import javax.xml.namespace.QName;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.phase.Phase;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.jspecify.annotations.Nullable;

/**
 * Gives faults of the stack the form of the platform: what message security refuses is SOA-01001, what does not follow the schema is
 * SOA-03006, the rest SOA-00001. No fault quotes the message.
 */
final class SoaFaultInterceptor extends AbstractSoapInterceptor {

  private static final String NOT_AUTHENTICATED = "SOA-01001";
  private static final Set<String> SECURITY = Set.of("http://ws.apache.org/wss4j",
      "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd");

  SoaFaultInterceptor() {
    super(Phase.SETUP);
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if (message.getContent(Exception.class) instanceof Fault fault && !isOurs(fault)) {
      message.setContent(Exception.class, SoaFaults.of(
          fault.getCause() instanceof WSSecurityException ? NOT_AUTHENTICATED : code(fault.getFaultCode())));
    }
  }

  private static String code(@Nullable QName code) {
    if (code != null && SECURITY.contains(code.getNamespaceURI())) {
      return NOT_AUTHENTICATED;
    }
    return code != null && "client".equalsIgnoreCase(code.getLocalPart()) ? "SOA-03006" : "SOA-00001";
  }

  private static boolean isOurs(Fault fault) {
    return fault instanceof SoapFault && (fault.getDetail() != null || SoaFaults.BARE.equals(fault.getMessage()));
  }
}
