package org.belraihub.sandbox.frame;

import java.util.function.Consumer;

import org.apache.cxf.binding.soap.SoapFault;
import org.apache.cxf.binding.soap.SoapMessage;
import org.apache.cxf.binding.soap.interceptor.AbstractSoapInterceptor;
import org.apache.cxf.jaxws.EndpointImpl;
import org.apache.cxf.message.Exchange;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.service.model.ServiceInfo;
import org.apache.cxf.ws.addressing.EndpointReferenceUtils;
import org.belraihub.xml.SchemaCheck;
import org.jspecify.annotations.Nullable;

/**
 * Refuses questions that do not follow the schemas of the endpoint's contract. The tree that message security has verified is what is looked
 * at: validation by the data binding makes a validator for each message, which costs more than to use one.
 */
public final class ContractSchema extends AbstractSoapInterceptor {

  private @Nullable SchemaCheck check;

  private ContractSchema() {
    super(Phase.POST_STREAM);
  }

  /** For {@link SandboxSite#soap}, over message security that hands on a {@link VerifiedQuestion}. */
  public static Consumer<EndpointImpl> checked() {
    return endpoint -> endpoint.getInInterceptors().add(new ContractSchema());
  }

  @Override
  public void handleMessage(SoapMessage message) {
    if ("GET".equals(message.get(Message.HTTP_REQUEST_METHOD))) {
      return;
    }
    if (!checkOf(message.getExchange()).invalidPlaces(VerifiedQuestion.payload(message)).isEmpty()) {
      throw new SoapFault("The message does not follow the schema of the contract.", message.getVersion().getSender());
    }
  }

  /** An endpoint has its contract once it is published. */
  private synchronized SchemaCheck checkOf(Exchange exchange) {
    if (check == null) {
      ServiceInfo contract = exchange.getEndpoint().getEndpointInfo().getService();
      check = SchemaCheck.of(EndpointReferenceUtils.getSchema(contract, exchange.getBus()));
    }
    return check;
  }
}
