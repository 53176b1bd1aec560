package org.belraihub.soap;

import java.util.List;

import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.interceptor.CheckFaultInterceptor;
import org.apache.cxf.binding.soap.interceptor.MustUnderstandInterceptor;
import org.apache.cxf.binding.soap.interceptor.ReadHeadersInterceptor;
import org.apache.cxf.binding.soap.interceptor.SoapActionInInterceptor;
import org.apache.cxf.binding.soap.interceptor.StartBodyInterceptor;
import org.apache.cxf.endpoint.Endpoint;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.frontend.WSDLGetInterceptor;
import org.apache.cxf.interceptor.AttachmentInInterceptor;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.interceptor.StaxInInterceptor;
import org.apache.cxf.jaxws.JaxWsServerFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.logging.NoOpFaultListener;
import org.apache.cxf.message.Message;
import org.belraihub.wss.RejectionAudit;

/**
 * Publishes contracts on a CXF bus. What CXF does with the bytes of a request is replaced: {@link VerifyingInterceptor} reads,
 * verifies and validates, CXF binds and calls. The operation is chosen by the signed Body, never by the SOAPAction header.
 */
public final class SoapEndpoints {

  private static final List<Class<?>> REPLACED = List.of(AttachmentInInterceptor.class, StaxInInterceptor.class,
      SoapActionInInterceptor.class, ReadHeadersInterceptor.class, StartBodyInterceptor.class, MustUnderstandInterceptor.class);

  private final Bus bus;
  private final RejectionAudit audit;
  private final CallObserver observer;

  /** For the bus of one SOAP servlet. */
  public SoapEndpoints(Bus bus, RejectionAudit audit) {
    this(bus, audit, (service, operation, outcome, took) -> { });
  }

  /** For the bus of one SOAP servlet, with somebody who wants to know of every call. */
  public SoapEndpoints(Bus bus, RejectionAudit audit, CallObserver observer) {
    Policies.off(bus);
    this.bus = bus;
    this.audit = audit;
    this.observer = observer;
  }

  /** Publishes; the endpoint answers when this returns. {@link Server#destroy()} takes it back. */
  public Server publish(Publication publication) {
    var factory = new JaxWsServerFactoryBean();
    factory.setBus(bus);
    factory.setAddress(publication.address());
    factory.setServiceBean(publication.implementor());
    factory.setServiceClass(publication.contract().portInterface());
    factory.setServiceName(publication.contract().service());
    factory.setEndpointName(publication.contract().port());
    factory.setWsdlLocation("classpath:" + publication.contract().wsdl());
    factory.setStart(false);
    Server server = factory.create();
    secure(server.getEndpoint(), publication);
    server.start();
    return server;
  }

  private void secure(Endpoint endpoint, Publication publication) {
    List<Interceptor<? extends Message>> binding = endpoint.getBinding().getInInterceptors();
    binding.removeIf(SoapEndpoints::replaced);
    if (!publication.wsdlVisible()) {
      endpoint.getInInterceptors().removeIf(WSDLGetInterceptor.class::isInstance);
    }
    endpoint.getInInterceptors().add(new VerifyingInterceptor(publication, observer));
    var signing = new SigningInterceptor(publication.replies(), true);
    endpoint.getOutInterceptors().add(signing);
    endpoint.getOutFaultInterceptors().add(signing);
    endpoint.getOutFaultInterceptors().add(new FaultInterceptor(audit));
    endpoint.put(FaultListener.class.getName(), new NoOpFaultListener());
    endpoint.put(Message.FAULT_STACKTRACE_ENABLED, false);
    endpoint.put(Message.EXCEPTION_MESSAGE_CAUSE_ENABLED, false);
  }

  static boolean replaced(Interceptor<?> interceptor) {
    return REPLACED.stream().anyMatch(type -> type.isInstance(interceptor)) || interceptor instanceof CheckFaultInterceptor;
  }
}
