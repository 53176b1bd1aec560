package org.belraihub.soap;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.logging.Logger;

import org.apache.cxf.binding.soap.SoapBindingConstants;
import org.apache.cxf.helpers.CastUtils;
import org.apache.cxf.message.Message;
import org.apache.cxf.message.MessageImpl;
import org.apache.cxf.transport.AbstractConduit;
import org.apache.cxf.ws.addressing.AttributedURIType;
import org.apache.cxf.ws.addressing.EndpointReferenceType;
import org.belraihub.xml.XmlLimits;
import org.jspecify.annotations.Nullable;

/**
 * Carries one client's messages over HTTP/1.1. Other than CXF's own conduits its time limit covers the whole call, also while the
 * partner does not read the request or trickles its reply, and a reply has a greatest size.
 */
final class HttpConduit extends AbstractConduit {

  private static final Logger LOG = Logger.getLogger(HttpConduit.class.getName());

  private final HttpClient http;
  private final ClientOptions options;

  HttpConduit(HttpClient http, ClientOptions options) {
    super(target(options));
    this.http = http;
    this.options = options;
  }

  private static EndpointReferenceType target(ClientOptions options) {
    var address = new AttributedURIType();
    address.setValue(options.address().toString());
    var target = new EndpointReferenceType();
    target.setAddress(address);
    return target;
  }

  @Override
  public void prepare(Message message) {
    message.setContent(OutputStream.class, new ByteArrayOutputStream(8192));
  }

  /** CXF closes the out message to send it, and the in message when all is done. */
  @Override
  public void close(Message message) throws IOException {
    if (message.getContent(OutputStream.class) instanceof ByteArrayOutputStream request
        && message == message.getExchange().getOutMessage()) {
      message.removeContent(OutputStream.class);
      receive(message, exchange(request(message, request.toByteArray())));
    }
  }

  private HttpRequest request(Message message, byte[] body) {
    return HttpRequest.newBuilder(options.address())
        .header("Content-Type", "text/xml; charset=UTF-8")
        .header("Accept", "text/xml")
        .header("SOAPAction", soapAction(message))
        .header("User-Agent", options.userAgent())
        .header("From", options.from())
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static String soapAction(Message message) {
    Map<String, List<String>> headers = CastUtils.cast((Map<?, ?>) message.get(Message.PROTOCOL_HEADERS));
    List<String> given = headers == null ? null : headers.get(SoapBindingConstants.SOAP_ACTION);
    String action = given == null || given.isEmpty() ? "" : given.get(0);
    return action.startsWith("\"") ? action : "\"" + action + "\"";
  }

  private HttpResponse<byte[]> exchange(HttpRequest request) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> call =
        http.sendAsync(request, answer -> new BoundedReply(XmlLimits.MESSAGE.bytes()));
    try {
      return call.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      call.cancel(true);
      throw new SocketTimeoutException("no complete answer within " + options.timeout());
    } catch (InterruptedException e) {
      call.cancel(true);
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the answer");
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException io ? io : new IOException("the call failed", e.getCause());
    }
  }

  private void receive(Message out, HttpResponse<byte[]> response) throws IOException {
    String contentType = response.headers().firstValue("Content-Type").orElse(null);
    boolean answered = response.statusCode() == 200 || response.statusCode() == 500;
    if (!answered || !BoundedBody.isXml(contentType)) {
      throw new UnexpectedAnswerException(response.statusCode());
    }
    var in = new MessageImpl();
    in.setExchange(out.getExchange());
    in.put(Message.RESPONSE_CODE, response.statusCode());
    in.put(Message.CONTENT_TYPE, contentType);
    in.setContent(byte[].class, response.body());
    incomingObserver.onMessage(in);
  }

  @Override
  protected @Nullable Logger getLogger() {
    return LOG;
  }
}
