package org.belraihub.sandbox.care.wire;

import java.net.URI;

import org.apache.cxf.bus.CXFBusFactory;
import org.apache.cxf.frontend.ClientProxy;
import org.apache.cxf.jaxws.JaxWsProxyFactoryBean;
import org.apache.cxf.transport.http.HTTPConduit;
import org.belraihub.sandbox.frame.SandboxKeys;

/** Opens a contract of the hub as a vendor would: requests signed with a key of the sandbox, replies verified. */
public final class SignedPort {

  private static final long PATIENCE_MILLIS = 60_000;

  private SignedPort() {
  }

  /**
   * A port of a contract.
   *
   * @param contract the generated interface
   * @param address  the hub's endpoint
   * @param signer   name of the key
   */
  public static <P> P open(Class<P> contract, URI address, SandboxKeys keys, String signer) {
    var factory = new JaxWsProxyFactoryBean();
    factory.setBus(new CXFBusFactory().createBus());
    factory.setServiceClass(contract);
    factory.setAddress(address.toString());
    P port = factory.create(contract);
    var client = ClientProxy.getClient(port);
    ((HTTPConduit) client.getConduit()).getClient().setReceiveTimeout(PATIENCE_MILLIS);
    StockSecurity.dress(client, keys, signer);
    return port;
  }
}
