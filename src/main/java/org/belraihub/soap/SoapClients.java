package org.belraihub.soap;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import javax.net.ssl.SSLContext;

import org.apache.cxf.Bus;
import org.apache.cxf.binding.soap.interceptor.CheckFaultInterceptor;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.PreexistingConduitSelector;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.logging.FaultListener;
import org.apache.cxf.logging.NoOpFaultListener;
import org.apache.cxf.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * Makes clients of partners' contracts: JAX-WS proxies that sign, verify and have a time limit for everything. A proxy is for all
 * threads. {@link CallFailure#of} tells what an exception of a call means.
 */
public final class SoapClients {

  private final Bus bus;
  private final Duration connectTimeout;
  private final Function<URI, Optional<SSLContext>> tls;
  private final Map<Optional<SSLContext>, HttpClient> connections = new ConcurrentHashMap<>();

  /**
   * Clients that share connections.
   *
   * @param connectTimeout to reach a partner
   * @param tls            keys and trust for TLS, mutual where asked; null takes those of the JVM
   */
  public SoapClients(Bus bus, Duration connectTimeout, @Nullable SSLContext tls) {
    this(bus, connectTimeout, address -> Optional.ofNullable(tls));
  }

  private SoapClients(Bus bus, Duration connectTimeout, Function<URI, Optional<SSLContext>> tls) {
    Policies.off(bus);
    this.bus = bus;
    this.connectTimeout = connectTimeout;
    this.tls = tls;
  }

  /** Clients whose keys and trust depend on the partner; empty takes those of the JVM. Host names are verified always. */
  public static SoapClients perPartner(Bus bus, Duration connectTimeout, Function<URI, Optional<SSLContext>> tls) {
    return new SoapClients(bus, connectTimeout, tls);
  }

  private HttpClient connect(Optional<SSLContext> context) {
    var builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
        .connectTimeout(connectTimeout);
    context.ifPresent(builder::sslContext);
    return builder.build();
  }

  /** A client of a generated service interface. */
  public <T> T create(Class<T> contract, ClientOptions options) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setBus(bus);
    factory.setServiceClass(contract);
    factory.setAddress(options.address().toString());
    factory.setConduitSelector(new PreexistingConduitSelector(new HttpConduit(exchange(options), options)));
    T proxy = contract.cast(factory.create());
    secure(ClientProxy.getClient(proxy), options);
    return proxy;
  }

  /** A client of a contract whose messages are signed inside and must therefore go out as the trees they are. */
  public PayloadClient payloads(ClientOptions options) {
    return new PayloadClient(exchange(options), options.security());
  }

  private HttpExchange exchange(ClientOptions options) {
    return new HttpExchange(connections.computeIfAbsent(tls.apply(options.address()), this::connect), options);
  }

  private static void secure(Client client, ClientOptions options) {
    List<Interceptor<? extends Message>> binding = client.getEndpoint().getBinding().getInInterceptors();
    binding.removeIf(interceptor -> SoapEndpoints.replaced(interceptor) && !(interceptor instanceof CheckFaultInterceptor));
    client.getInInterceptors().add(new ReplyInterceptor(options.security().replies()));
    client.getOutInterceptors().add(new SigningInterceptor(options.security().signer(), false));
    client.getEndpoint().put(FaultListener.class.getName(), new NoOpFaultListener());
  }
}
