package org.belraihub.federal.wire;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import javax.xml.namespace.QName;
import javax.xml.transform.Source;
import javax.xml.transform.dom.DOMSource;

import jakarta.xml.ws.Dispatch;
import jakarta.xml.ws.Service;
import jakarta.xml.ws.WebServiceException;
import jakarta.xml.ws.soap.SOAPBinding;
import jakarta.xml.ws.soap.SOAPFaultException;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.jaxws.DispatchImpl;
import org.apache.cxf.transport.http.HTTPConduit;
import org.belraihub.federal.ClosedAssessmentCopy;
import org.belraihub.federal.FederalAssessments;
import org.belraihub.federal.FederalOutcome;
import org.belraihub.federal.FederalSideUnavailableException;
import org.belraihub.federal.FederalSideUnavailableException.Arrival;
import org.belraihub.federal.SharingRevocation;
import org.belraihub.xml.Elements;
import org.belraihub.xml.XmlDocuments;
import org.belraihub.xml.XmlLimits;
import org.belraihub.xml.XmlRefusedException;
import org.belraihub.xml.XmlSources;
import org.w3c.dom.Element;

/** Sends stored payloads over SOAP 1.1; message security is put on the client from outside. Safe for many threads. */
public final class FederalSoapClient implements FederalAssessments {

  private static final QName SERVICE = new QName(FederalTranslation.NAMESPACE, "FederalAssessmentService");
  private static final QName PORT = new QName(FederalTranslation.NAMESPACE, "FederalAssessmentPort");

  private final Dispatch<Source> register;
  private final Dispatch<Source> revoke;

  /**
   * A client for one address.
   *
   * @param address where the federal service is
   * @param timeout for the connection, and again for the answer
   * @param dress   adds what signs questions and verifies answers and faults
   */
  public FederalSoapClient(URI address, Duration timeout, Consumer<Client> dress) {
    var service = Service.create(SERVICE);
    service.addPort(PORT, SOAPBinding.SOAP11HTTP_BINDING, address.toString());
    this.register = dispatch(service, "RegisterClosedAssessment", timeout, dress);
    this.revoke = dispatch(service, "RevokeSharing", timeout, dress);
  }

  private static Dispatch<Source> dispatch(Service service, String operation, Duration timeout, Consumer<Client> dress) {
    Dispatch<Source> dispatch = service.createDispatch(PORT, Source.class, Service.Mode.PAYLOAD);
    dispatch.getRequestContext().put(Dispatch.SOAPACTION_USE_PROPERTY, true);
    dispatch.getRequestContext().put(Dispatch.SOAPACTION_URI_PROPERTY, FederalTranslation.NAMESPACE + ":" + operation);
    var client = ((DispatchImpl<Source>) dispatch).getClient();
    var policy = ((HTTPConduit) client.getConduit()).getClient();
    policy.setConnectionTimeout(timeout.toMillis());
    policy.setReceiveTimeout(timeout.toMillis());
    policy.setAllowChunking(false);
    dress.accept(client);
    return dispatch;
  }

  @Override
  public byte[] render(ClosedAssessmentCopy copy) {
    return FederalTranslation.bytes(copy);
  }

  @Override
  public byte[] render(SharingRevocation revocation) {
    return FederalTranslation.bytes(revocation);
  }

  @Override
  public FederalOutcome send(byte[] payload) throws FederalSideUnavailableException {
    Element element = stored(payload);
    var dispatch = "RevokeSharingRequest".equals(element.getLocalName()) ? revoke : register;
    try {
      var answer = dispatch.invoke(new DOMSource(element.getOwnerDocument()));
      return FederalTranslation.outcome(XmlSources.element(answer)).orElseThrow(() -> new FederalSideUnavailableException(
          Arrival.MAY_HAVE_ARRIVED, "the answer is not one of the contract", null));
    } catch (SOAPFaultException e) {
      return refusal(e).orElseThrow(() -> new FederalSideUnavailableException(
          Arrival.MAY_HAVE_ARRIVED, "a fault without the refusal of the contract: " + e.getFault().getFaultCode(), e));
    } catch (WebServiceException e) {
      throw new FederalSideUnavailableException(arrival(e), "no answer: " + root(e).getClass().getSimpleName(), e);
    }
  }

  private static Element stored(byte[] payload) {
    try {
      return XmlDocuments.parse(payload, XmlLimits.MESSAGE).getDocumentElement();
    } catch (XmlRefusedException e) {
      throw new IllegalArgumentException("not a payload rendered here", e);
    }
  }

  private static Optional<FederalOutcome> refusal(SOAPFaultException fault) {
    var detail = fault.getFault().getDetail();
    return detail == null
        ? Optional.empty()
        : Elements.children(detail, FederalTranslation.NAMESPACE, "refusal").stream().findFirst().flatMap(FederalTranslation::refusal);
  }

  private static Arrival arrival(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException || cause instanceof NoRouteToHostException || cause instanceof UnknownHostException
          || cause instanceof HttpConnectTimeoutException) {
        return Arrival.NOT_ARRIVED;
      }
    }
    return Arrival.MAY_HAVE_ARRIVED;
  }

  private static Throwable root(Throwable problem) {
    Throwable root = problem;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
